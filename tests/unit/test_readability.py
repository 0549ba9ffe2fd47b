"""Readability and speaking time: counted on texts whose numbers are known."""

from __future__ import annotations

import pytest

from kit.language.readability import ONE_BREATH, WORDS_A_MINUTE, readability


@pytest.mark.row("D14")
def test_lix_is_what_its_formula_says_on_a_text_counted_by_hand() -> None:
    text = "I will check the warehouse. It takes two minutes! May I call you tomorrow morning?"
    found = readability(text, "en")
    assert found is not None
    assert (found.words, found.sentences, found.longest) == (15, 3, 6)
    assert found.long_words == 4, "warehouse, minutes, tomorrow, morning have more than 6 letters"
    assert found.sentence == 5
    assert found.lix == pytest.approx(15 / 3 + 100 * 4 / 15)
    assert found.seconds == pytest.approx(15 / 150 * 60)
    assert not found.breathless


@pytest.mark.parametrize(("language", "rate"), WORDS_A_MINUTE.items())
def test_a_sentence_is_too_long_for_one_breath_from_the_limit_on(language: str, rate: int) -> None:
    most = int(rate * ONE_BREATH / 60)
    for words, breathless in ((most, False), (most + 1, True)):
        found = readability(" ".join(["сло"] * words) + ". Так.", language)
        assert found is not None
        assert found.breathless is breathless
        assert found.words == words + 1


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one_and_numbers_end_no_sentence() -> None:
    found = readability("Ім'я прем'єр-міністра – 3.5 рази", "uk")
    assert found is not None
    assert (found.words, found.sentences, found.long_words) == (5, 1, 1)


def test_lines_are_sentences_and_without_words_there_is_nothing_to_count() -> None:
    found = readability("One\nTwo words\n\n", "en")
    assert found is not None
    assert (found.words, found.sentences, found.longest) == (3, 2, 2)
    assert readability(" – …\n", "en") is None
