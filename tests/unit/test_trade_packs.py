"""Packs of the trades: whole in each language, refused with a place when they are not."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from kit.cli.errors import CommandError
from kit.cli.main import main
from kit.cli.pack import packs
from kit.cli.pack_entries import PackEntries, has_entries, languages_of, read_entries
from kit.domain.kinds import KINDS
from kit.language import LANGUAGES, translate
from kit.language.phrases import StopPhrase, find_phrases
from kit.place import place_of
from kit.room.opening import open_journal

TRADES = ("bank", "call_centre", "public_office", "restaurant", "shop")
LEAST = {
    "situation": 15, "client_type": 4, "talk_stage": 5, "stop_phrase": 10, "requirement": 10,
}  # fmt: skip
WHOLE = {
    "situation": {"text", "kind", "client_says"},
    "client_type": {"text", "signs", "needs", "do", "avoid"},
    "talk_stage": {"text", "aim", "exit", "shortest", "target", "longest"},
    "stop_phrase": {"text", "replacement"},
    "requirement": {"text", "area", "where"},
}


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read an English terminal, and a log in the folder."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("KIT_LOG", raising=False)


def entries(trade: str, language: str) -> PackEntries:
    return read_entries(packs()[trade], language)


def test_the_kit_brings_the_four_trades_of_the_method_and_the_call_centre() -> None:
    assert {name for name, folder in packs().items() if has_entries(folder)} == set(TRADES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", TRADES)
def test_a_pack_says_the_same_number_of_whole_entries_in_each_language(
    trade: str, language: str
) -> None:
    assert languages_of(packs()[trade]) == list(LANGUAGES)
    found, english = entries(trade, language), entries(trade, "en")
    assert found.title
    assert [one.id for one in found.suggestions] == [one.id for one in english.suggestions]
    counts = Counter(one.kind for one in found.suggestions)
    assert all(counts[kind] >= least for kind, least in LEAST.items())
    assert set(counts) == set(LEAST)
    for one in found.suggestions:
        assert set(one.fields) - {"moment"} == WHOLE[one.kind], one.id
        assert all(text.strip() for text in one.fields.values()), one.id
        assert bool(one.about) == (one.kind in ("situation", "requirement")), one.id
    assert len({one.fields["text"] for one in found.suggestions}) == len(found.suggestions)


@pytest.mark.row("D04")
def test_each_trade_loads_and_fits_the_forms_and_no_two_are_alike() -> None:
    found = {trade: entries(trade, "en") for trade in TRADES}
    assert len({one.title for one in found.values()}) == len(TRADES)
    for kind in LEAST:
        words = {
            trade: {one.fields["text"] for one in pack.suggestions if one.kind == kind}
            for trade, pack in found.items()
        }
        for one, other in combinations(TRADES, 2):
            shared = words[one] & words[other]
            assert len(shared) < min(len(words[one]), len(words[other])), (kind, one, other)
            assert kind != "situation" or not shared, (one, other)
    assert not has_entries(packs()["basic"]), "the blank one suggests nothing"


@pytest.mark.parametrize("trade", TRADES)
def test_a_pack_has_every_kind_of_situation_and_every_stage_has_some(trade: str) -> None:
    found = entries(trade, "en").suggestions
    situations = [one for one in found if one.kind == "situation"]
    kinds = Counter(one.fields["kind"] for one in situations)
    assert min(kinds[kind] for kind in ("request", "complaint", "objection", "conflict")) >= 3
    stages = {one.fields["text"] for one in found if one.kind == "talk_stage"}
    assert {one.about for one in situations} <= stages
    assert len({one.about for one in situations}) >= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", TRADES)
def test_no_wording_of_a_pack_says_what_the_pack_itself_forbids(trade: str, language: str) -> None:
    found = entries(trade, language).suggestions
    forbidden = [
        StopPhrase(one.fields["text"], language) for one in found if KINDS[one.kind].forbidden
    ]
    for one in found:
        ours = [field.name for field in KINDS[one.kind].fields if field.ours]
        said = "\n".join(one.fields[name] for name in ours if name in one.fields)
        assert [hit.phrase.text for hit in find_phrases(said, forbidden, language)] == [], one.id


@pytest.mark.parametrize("trade", TRADES)
def test_no_two_languages_say_the_same_words(trade: str) -> None:
    texts = [
        (language, one.fields["text"])
        for language in LANGUAGES
        for one in entries(trade, language).suggestions
        if len(one.fields["text"]) > 20
    ]
    assert len({text for _, text in texts}) == len(texts)


SPOILT = {
    "an empty text": (
        "pl.toml", 'text = "Powitanie"', 'text = " "',
        ("{folder}/pl.toml, “talk_stage.welcome.text”: this does not fit. Expected: tables"
        " [entries.<kind>.<name>] of texts in quotation marks, none of them empty."),
    ),
    "an entry without words": (
        "pl.toml", "[entries.situation.card_kept]", "[entries.situation.other]",
        ("{folder}/pl.toml, “situation.card_kept”: this does not fit. Expected: an entry of this"
        " name, as pack.toml has one."),
    ),
    "a kind of situation that there is not": (
        "pack.toml", 'kind = "request"', 'kind = "wish"',
        ("{folder}/pack.toml, “situation.card_kept”: Choose one of the offered answers. Expected:"
        " answers to text, kind, client_says, expects, typical, difficulty, frequency, way_out."),
    ),
    "an entry without facts": (
        "pack.toml", "[entries.requirement.badge]", "[entries.wish.badge]",
        ("{folder}/pack.toml, “requirement.badge”: this does not fit. Expected: an entry of this"
        " name, as pl.toml has one."),
    ),
    "a time frame upside down": (
        "pack.toml", 'longest = "60"', 'longest = "6"',
        ("{folder}/pack.toml, “talk_stage.welcome”: The shortest time comes first, the longest"
        " last. Check the seconds. Expected: answers to text, stage, order, aim, entry, exit,"
        " must_say, must_ask, may_say, to, told, shortest, target, longest."),
    ),
    "a channel that the trade lacks": (
        "pack.toml", 'channel = "chat"', 'channel = "fax"',
        ("{folder}/pack.toml, “requirement.chat_first.channel”: this does not fit. Expected: a"
        " channel of this pack: on_site, phone, chat, email."),
    ),
    "a channel that nobody knows": (
        "pack.toml", 'channels = ["on_site"', 'channels = ["pigeon"',
        ("{folder}/pack.toml, “channels”: this does not fit. Expected: a list of some of: phone,"
        " on_site, chat, email."),
    ),
    "a stage that there is not": (
        "pack.toml", 'about = "talk_stage.welcome"', 'about = "talk_stage.dance"',
        ("{folder}/pack.toml, “situation.card_kept.about”: this does not fit. Expected: another"
        " entry of this pack, as “kind.name”."),
    ),
    "a setting that there is not": (
        "pl.toml", "title =", 'motto = "x"\ntitle =',
        ("{folder}/pl.toml, “motto”: this does not fit. Expected: one of the settings title,"
        " entries."),
    ),
    "no TOML": (
        "pl.toml", "title =", "title",
        ("{folder}/pl.toml, “–”: this does not fit. Expected: text written as TOML wants it:"
        " Expected '=' after a key in a key/value pair (at line 3, column 7)."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILT.values(), ids=SPOILT)
def test_a_pack_that_does_not_fit_names_file_entry_and_what_was_expected(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "bank"
    shutil.copytree(packs()["bank"], folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CommandError) as caught:
        read_entries(folder, "pl")
    assert str(caught.value) == said.format(folder=folder)


def test_entries_of_a_kind_that_belongs_to_another_or_is_unknown_are_refused(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    known = ", ".join(kind.key for kind in KINDS.values() if not kind.within)
    for kind in ("wish", "speech_module"):
        told = f"[entries.{kind}.one]"
        (folder / "pack.toml").write_text(f'channels = ["phone"]\n{told}\n', "utf-8")
        (folder / "en.toml").write_text(f'title = "Own"\n{told}\ntext = "A"\n', "utf-8")
        with pytest.raises(CommandError) as caught:
            read_entries(folder, "en")
        assert str(caught.value) == (
            f"{folder}/pack.toml, “{kind}”: this does not fit. Expected: one of the kinds {known}."
        )


def test_a_language_that_a_pack_lacks_reads_the_english(tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    shutil.copytree(packs()["bank"], folder, ignore=shutil.ignore_patterns("uk.toml"))
    assert read_entries(folder, "uk").title == "Bank"


def test_packs_are_listed_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "basic – notebooks and slides" in lines
    at = lines.index("shop – Shop")
    assert lines[at + 1] == (
        "    stages of the talk: 6, situations: 16, client types: 4, STOP-phrases: 10,"
        " requirements: 11"
    )
    assert lines[at + 2] == "    phone, on site, chat, e-mail · en, uk, ru, pl"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workshop_from_a_pack_suggests_and_has_no_entry(
    tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "a"
    assert main(["new", str(folder), "--pack", "bank", "--language", language]) == 0
    journal = open_journal(place_of(folder))
    state = journal.state
    assert list(state.suggestions.values()) == list(entries("bank", language).suggestions)
    assert state.items == {}
    journal.log.close()
    assert not (folder / "data" / "packs").exists()
    assert list((folder / "workshops").glob("*.ipynb"))


def test_a_pack_is_added_to_a_workshop_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "a")
    assert main(["new", folder, "--pack", "bank", "--language", "pl"]) == 0
    capsys.readouterr()
    assert main(["packs", folder, "--add", "shop"]) == 0
    new = len(entries("shop", "pl").suggestions)
    assert capsys.readouterr().out == f"{new} nowych propozycji\n"
    assert main(["packs", folder, "--add", "shop"]) == 0
    assert capsys.readouterr().out == "0 nowych propozycji\n"
    assert main(["packs", folder, "--add", "basic"]) == 2
    assert capsys.readouterr().err == "kit: The pack “basic” suggests nothing.\n"
    assert main(["packs", folder, "--add", "deluxe"]) == 2
    known = ", ".join(sorted(packs()))
    assert capsys.readouterr().err == (f"kit: There is no pack “deluxe”. Known packs: {known}.\n")


def test_what_is_wrong_with_a_pack_is_said_in_the_terminals_language_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = tmp_path / "spoilt"
    shutil.copytree(packs()["bank"], spoilt)
    facts = (spoilt / "pack.toml").read_text("utf-8")
    (spoilt / "pack.toml").write_text(facts.replace('kind = "request"', 'kind = "wish"'), "utf-8")
    monkeypatch.setattr("kit.cli.pack.offered", lambda *_: {"spoilt": spoilt})
    monkeypatch.setenv("LC_ALL", "uk_UA.UTF-8")
    assert main(["new", str(tmp_path / "a"), "--pack", "spoilt"]) == 2
    told = capsys.readouterr().err
    assert translate("uk", "Choose one of the offered answers.") in told
    assert f"{spoilt}/pack.toml, «situation.card_kept»" in told
    assert not (tmp_path / "a").exists()
