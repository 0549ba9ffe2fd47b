"""Cards to learn by, imported by Anki."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from in_use import file, said, words
from rich_workshop import rich
from test_standard import DAY

from kit.standard.build import build
from kit.standard.nodes import Document, records_of


class Deck:
    """An Anki collection that packages are imported into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, document: Document) -> tuple[int, int]:
        """Import a package; say how many notes are new and how many were updated."""
        path = self.folder / "cards.apkg"
        path.write_bytes(file(document, "anki"))
        request = ImportAnkiPackageRequest(
            package_path=str(path), options=ImportAnkiPackageOptions(merge_notetypes=True)
        )
        log = self.collection.import_anki_package(request).log
        assert not log.conflicting
        return len(log.new), len(log.updated)

    def cards(self) -> list[tuple[str, str]]:
        found = map(self.collection.get_card, self.collection.find_cards(""))
        return [(one.question(), one.answer()) for one in found]


@pytest.fixture
def deck(tmp_path: Path):
    deck = Deck(tmp_path)
    yield deck
    assert deck.collection.fix_integrity()[1]
    deck.collection.close()


def test_anki_takes_a_card_for_each_situation_and_kind(
    deck: Deck, usual_standard: Document
) -> None:
    found = records_of(usual_standard)["adopted"]
    situations = {(one["within"], one["kind"]) for one in found if one["within"]}
    new, _ = deck.take(usual_standard)
    assert new == len(deck.cards()) >= len(situations) + 4
    assert {one.name for one in deck.collection.decks.all_names_and_ids()} >= {usual_standard.title}
    (card,) = (back for front, back in deck.cards() if "S-1 · " in front and "We say …" in front)
    assert "I bought it right here" in card
    assert "find it without the receipt" in card
    assert "S-1.M2 · must" in card
    (stop,) = (back for front, back in deck.cards() if "Calm down" in front)
    assert "We say instead" in stop


def test_anki_updates_the_cards_of_an_earlier_edition(deck: Deck, usual_standard: Document) -> None:
    new, _ = deck.take(usual_standard)
    assert deck.take(usual_standard) == (0, 0)
    room = rich()
    item = next(i for i in room.state.of_kind("speech_module") if i.decision == "adopt")
    room.desk(do="edit", item=item.id, fields={"say": "Let me see."}, reason="short")
    assert deck.take(build(room.state, DAY, "standard")) == (0, new)
    assert len(deck.cards()) == new
    assert any("Let me see." in back for _, back in deck.cards())


def test_anki_shows_strange_texts_as_they_were_written(deck: Deck, odd_standard: Document) -> None:
    deck.take(odd_standard)
    shown = [words(unescape(re.sub(r"<[^>]*>", " ", back))) for _, back in deck.cards()]
    whole = " ".join(" ".join(one) for one in shown)
    for text in said(odd_standard).values():
        assert " ".join(words(text)) in whole
    assert not any("<b>not" in back or "[sound" in back for _, back in deck.cards())


def test_anki_takes_an_empty_package(deck: Deck, empty_standard: Document) -> None:
    assert deck.take(empty_standard) == (0, 0)
