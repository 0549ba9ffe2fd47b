"""Readability and speaking time: counted on texts whose numbers are known."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from test_standard import DAY, Room

from kit.activities.decide.desk import Decide
from kit.domain.commands import FACILITATOR
from kit.language.readability import ONE_BREATH, WORDS_A_MINUTE, readability
from kit.standard.build import build
from kit.widgets.desk.bench import Bench


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


@pytest.mark.row("D14")
def test_a_module_too_long_for_one_breath_is_named_on_the_desk_and_in_the_evidence_book_alone():
    room = Room()
    where = room.activity("modules", "collect", "speech_module")
    long = "I will look it up " + "and tell you what I see " * 4 + "and then call."
    said = [room.add(FACILITATOR, where, "speech_module", say=say) for say in (long, "Thank you!")]
    for item in said:
        room.desk(do="decide", item=item, decision="adopt")
    decide = room.activity("decide", "decide", "speech_module")
    hints = Decide(Bench(SimpleNamespace(), SimpleNamespace(state=room.state)), decide).desk[
        "hints"
    ]
    breath = (
        "Too long for one breath: the longest sentence takes about 13 s to say, and 10 s is the "
        "limit. Make two sentences of it."
    )
    assert hints == {said[0]: [breath]}
    evidence, standard = (
        str(build(room.state, DAY, edition)) for edition in ("evidence", "standard")
    )
    length = "32 words; 32.0 words a sentence, long words 0%, LIX 32, about 13 s to say"
    assert breath in evidence
    assert length in evidence
    assert breath not in standard
    assert "LIX" not in standard


def test_an_adopted_module_that_does_not_say_what_the_client_gains_is_told_in_the_evidence_book():
    room = Room()
    where = room.activity("modules", "collect", "speech_module")
    for gain in ({}, {"benefit": "Knows when to come"}):
        item = room.add(FACILITATOR, where, "speech_module", say=f"Until six {gain}", **gain)
        room.desk(do="decide", item=item, decision="adopt")
    assert str(build(room.state, DAY)).count("('The client gains', ('not said yet',))") == 1
