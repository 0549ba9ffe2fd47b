"""Likely duplicates, in the four languages of the kit."""

from __future__ import annotations

import random

import pytest

from kit.language.texts import normalised
from kit.statistics.duplicates import NEIGHBOURS, Suggestion, likely_duplicates

ALIKE = [
    ("The client waits too long for a call back", "Clients wait too long for a callback"),
    ("We do not tell the client when the parcel arrives", "We never tell clients when it arrives"),
    ("Клієнт довго чекає на дзвінок", "Клієнти дуже довго чекають дзвінка"),
    ("Пояснити, коли приїде водій", "Треба пояснити клієнту, коли водій приїде"),
    ("Клиент долго ждёт ответа на письмо", "Клиенты слишком долго ждут ответ на письма"),
    ("Обещали перезвонить и не перезвонили", "Обещают перезвонить, но не перезванивают"),
    ("Klient długo czeka na odpowiedź", "Klienci zbyt długo czekają na odpowiedź"),
    ("Kierowca nie dzwoni przed dostawą", "Przed dostawą kierowca nie zadzwonił"),
]
DIFFERENT = [
    "Thank people for a complaint",
    "Check the stock before you promise a date",
    "Листуватися без канцеляризмів",
    "Перевірити залишок на складі перед обіцянкою",
    "Клиент кричит по телефону",
    "Поблагодарить за жалобу",
    "Sprawdzić stan magazynu przed obietnicą",
    "Podziękować za reklamację",
]


def sides() -> dict[str, str]:
    """Name the two sides of each pair that is alike."""
    return {f"{n}a": one for n, (one, _) in enumerate(ALIKE)} | {
        f"{n}b": other for n, (_, other) in enumerate(ALIKE)
    }


def test_reworded_entries_are_found_and_others_left_alone() -> None:
    texts = sides()
    texts |= {f"other {n}": text for n, text in enumerate(DIFFERENT)}
    found = {(pair.a, pair.b) for pair in likely_duplicates(texts)}
    assert found == {(f"{n}a", f"{n}b") for n in range(len(ALIKE))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Greet the client.", "  greet THE client!\n"),
        ("Запам’ятати ім'я", "запамʼятати ім`я"),
        ("Счёт и отчёт", "счет и ОТЧЕТ"),
        ("Błędna cena – faktura", "błędna cena (faktura)"),
    ],
)
def test_only_case_space_and_punctuation_apart_is_the_same(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)
    assert likely_duplicates({"a": one, "b": other}) == [Suggestion("a", "b", 1.0)]


def test_other_words_never_reach_full_similarity() -> None:
    texts = {"a": "the client waits", "b": "waits the client"}
    (found,) = likely_duplicates(texts)
    assert 0.9 < found.similarity < 1


def test_long_texts_that_differ_only_at_the_end_are_not_the_same() -> None:
    text = " ".join(f"word{n}" for n in range(300))
    (found,) = likely_duplicates({"a": text, "b": f"{text} more"})
    assert 0.9 < found.similarity < 1


def test_signs_without_words_are_no_duplicates() -> None:
    assert likely_duplicates({"a": "!!!", "b": "???", "c": "", "d": "👍"}) == []
    assert likely_duplicates({}) == []
    assert likely_duplicates({"a": "alone"}) == []


def test_the_best_come_first_and_the_older_entry_stands_in_front() -> None:
    texts = {"z": "Call the client back", "y": "call the client back", "x": "Call clients back"}
    found = likely_duplicates(texts, 0.3)
    assert found[0] == Suggestion("z", "y", 1.0)
    assert (found[1].a, found[1].b) == ("z", "x")
    assert [one.similarity for one in found] == sorted((s.similarity for s in found), reverse=True)


def test_a_higher_threshold_only_takes_suggestions_away() -> None:
    texts = sides()
    loose = likely_duplicates(texts, 0.3)
    assert [one for one in loose if one.similarity >= 0.7] == likely_duplicates(texts, 0.7)
    with pytest.raises(ValueError, match="threshold"):
        likely_duplicates(texts, 0)


def test_a_flood_of_the_same_text_gives_a_readable_list() -> None:
    same = likely_duplicates({f"t{n}": "call the client back" for n in range(300)})
    assert len(same) == 299
    assert {one.a for one in same} == {"t0"}
    near = likely_duplicates({f"t{n}": f"call the client back on line {n}" for n in range(300)})
    assert len(near) <= 300 * NEIGHBOURS


def test_every_planted_pair_is_found_across_blocks() -> None:
    chance = random.Random(5)
    letters = "абвгдежзиклмнопрст"
    words = ["".join(chance.choices(letters, k=7)) for _ in range(3000)]
    texts = {}
    for n in range(700):
        texts[f"a{n}"] = " ".join(chance.sample(words, 8))
    for n in range(700):
        first, *rest = texts[f"a{n}"].split()
        texts[f"b{n}"] = " ".join([*rest, first + "ми"])
    found = {(one.a, one.b) for one in likely_duplicates(texts)}
    assert found == {(f"a{n}", f"b{n}") for n in range(700)}
