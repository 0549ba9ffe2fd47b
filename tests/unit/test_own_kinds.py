"""A workshop's own kinds of items: written down in its folder, kept in its log."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import kit
from kit.cli.main import main
from kit.domain.folding import fold
from kit.domain.kinds import KINDS
from kit.domain.numbers import numbers
from kit.domain.own_kinds import own_kinds
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import LANGUAGES, translate
from kit.log import open_log
from kit.place import place_of
from kit.room.journal import event_of
from kit.sessions import Session
from kit.standard.export import export
from kit.widgets.errors import KitError
from tests.factories import Hall

DATA = Path(kit.__file__).parents[1] / "data" / "README.md"
HABIT = re.search(r"```toml\n(.*?)```", DATA.read_text("utf-8"), re.DOTALL)[1]  # type: ignore[index]
"""The example of the handbook: what is told there works."""

NAMES = {"en": "habit", "uk": "звичка", "ru": "привычка", "pl": "nawyk"}
SAID = {
    "en": "What do we do every time?", "uk": "Що ми робимо щоразу?",
    "ru": "Что мы делаем каждый раз?", "pl": "Co robimy za każdym razem?",
}  # fmt: skip
SMALL = 'label = "rite"\nmany = "rites"\n'
ASKS = '[[fields]]\nname = "text"\nlabel = "What?"\nrequired = true\n'


class Company:
    """A workshop's folder, its log, and a session of its notebook."""

    def __init__(self, folder: Path) -> None:
        self.kinds = folder / "data" / "kinds"
        self.kinds.mkdir(parents=True)
        self.hall = Hall(open_log(folder / "workshop.kit", create=True))
        self.session = Session("spring", place_of(folder), self.hall.journal)

    def writes(self, text: str, key: str = "habit") -> None:
        (self.kinds / f"{key}.toml").write_text(text, "utf-8")

    def cannot(self, call: str, kind: str = "habit") -> str:
        before = self.hall.rows()
        with pytest.raises(KitError) as caught:
            getattr(self.session, call)(kind)
        assert self.hall.rows() == before
        return str(caught.value)

    def read_anew(self) -> Workshop:
        """Read the log alone."""
        return fold(map(event_of, self.hall.rows()))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = Company(tmp_path)
    yield company
    company.hall.log.close()


def collected(company: Company, *texts: str, **more: str) -> list[str]:
    """Let somebody write entries on a phone; give their ids."""
    company.session.collect("habit")
    company.hall.desk.does("open", activity="spring/habit.collect")
    ana = company.hall.phone()
    for text in texts:
        ana.does("add", activity="spring/habit.collect", kind="habit", fields={
            "text": text, **more})  # fmt: skip
    return list(company.hall.state.items)[-len(texts) :]


def test_what_is_of_a_kind_of_ones_own_is_collected_voted_on_decided_and_exported(
    company: Company, tmp_path: Path
) -> None:
    company.writes(HABIT)
    hall = company.hall
    greet, _ = collected(company, "We greet at the door", "We say goodbye", often="client")
    company.session.vote("habit", by="approval")
    hall.desk.does("open", activity="spring/habit.vote", close_current=True)
    for name in ("Ben", "Cleo", "Dora"):
        hall.phone(name).votes(greet, "useful")
    company.session.results("habit")
    company.session.decide("habit")
    hall.desk.does("decide", item=greet, decision="adopt", binding="must")
    assert hall.desk_sees()["items"]["habit"][0]["decision"] == "adopt"
    paths = export(hall.state, ("md", "json", "csv", "docx"), tmp_path / "out", date(2026, 11, 20))
    by_end = {path.suffix: path for path in paths}
    told = by_end[".md"].read_text("utf-8")
    assert "## Habits" in re.sub(r"(?m)^(#+) \d+\. ", r"\1 ", told)
    for text in ("H-1", "We greet at the door", "How often", "with every client", "must"):
        assert text in told
    sections = json.loads(by_end[".json"].read_text("utf-8"))["sections"]
    habits = next(one for one in sections if one["key"] == "habit")
    assert "We greet at the door" in json.dumps(habits)
    assert any("We greet at the door" in path.read_text("utf-8-sig") for path in paths
               if path.suffix == ".csv")  # fmt: skip
    whole = "\n".join(one.text for one in Document(str(by_end[".docx"])).paragraphs)
    assert "Habits" in whole
    assert "We greet at the door" in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_phones_desk_and_documents_call_it_by_its_own_texts_in_every_language(
    company: Company, language: str
) -> None:
    from kit.standard.clauses import parts

    company.writes(HABIT)
    collected(company, "We greet", often="client")
    current = company.hall.phone("Ben").sees()["current"]
    assert current["kind_label"] == NAMES
    assert [field["name"] for field in current["form"]] == ["text", "words", "often"]
    assert current["form"][0]["label"] == SAID
    assert current["form"][2]["choices"][1][1]["pl"] == "raz na zmianę"
    widget = company.session.collect("habit")
    assert widget.desk["form"][0]["label"] == SAID
    state = company.read_anew()
    state.language = language
    item = list(state.items.values())[-1]
    told = parts(state, numbers(state), "habit", item.fields)
    assert told[0].label == SAID[language]
    often = tomllib.loads(HABIT)["fields"][2]
    assert (told[1].label, told[1].text) == (
        often["said_as"][language], often["choices"]["client"][language],
    )  # fmt: skip


def test_a_phone_is_refused_in_its_own_language_with_the_own_name_of_a_question(
    company: Company,
) -> None:
    company.writes(HABIT)
    collected(company, "We greet")
    polish = company.hall.phone("Ola", language="pl")
    answer = polish.asks("add", activity="spring/habit.collect", kind="habit", fields={})
    assert answer.refusal is not None
    assert SAID["pl"] in answer.refusal.said("pl")


def test_a_language_that_is_missing_reads_the_english_and_a_single_text_is_read_by_all() -> None:
    text = 'label = { en = "rite", uk = "обряд" }\nmany = "обряди"\n' + ASKS
    kinds, wrong = own_kinds({"rite": text})
    assert wrong == {}
    assert [translate(one, kinds["rite"].label) for one in ("en", "uk", "pl")] == [
        "rite", "обряд", "rite",
    ]  # fmt: skip
    assert {translate(one, kinds["rite"].many) for one in LANGUAGES} == {"обряди"}


def test_an_own_text_is_never_looked_up_in_the_catalogues() -> None:
    assert translate("uk", "norm") != "norm"
    kinds, _ = own_kinds({"rite": SMALL.replace('"rite"', '"norm"') + ASKS})
    assert translate("uk", kinds["rite"].label) == "norm"


class TestTheLog:
    """The log keeps what a kind was when it was used."""

    def test_the_definition_is_kept_once_before_the_activity_that_names_it(
        self, company: Company
    ) -> None:
        company.writes(HABIT)
        company.writes(SMALL + ASKS, "rite")
        company.session.collect("situation")
        assert "kind_defined" not in company.hall.kinds()
        company.session.collect("habit")
        company.session.collect("habit")
        company.session.vote("habit")
        kept = company.hall.kinds()
        assert kept.count("kind_defined") == 1
        assert kept[kept.index("kind_defined") + 1] == "activity_declared"
        row = next(row for row in company.hall.rows() if row.kind == "kind_defined")
        body = json.loads(row.body)["definition"]
        assert body["label"] == NAMES
        assert body["fields"][2]["choices"] == tomllib.loads(HABIT)["fields"][2]["choices"]

    def test_a_kind_that_another_one_belongs_to_is_kept_with_it(self, company: Company) -> None:
        company.writes(HABIT)
        company.writes(SMALL + 'within = "habit"\n' + ASKS, "rite")
        company.session.collect("rite")
        assert company.hall.kinds().count("kind_defined") == 2
        assert set(company.hall.state.kinds) == {"habit", "rite"}

    def test_it_can_be_read_and_worked_on_without_the_folder(self, company: Company) -> None:
        company.writes(HABIT)
        (item,) = collected(company, "We greet")
        (company.kinds / "habit.toml").unlink()
        state = company.read_anew()
        assert translate("uk", state.kind("habit").many) == "звички"
        assert text_of(state.items[item]) == "We greet"
        assert numbers(state)[item] == "H-1"
        company.session.vote("habit")
        company.hall.desk.does("open", activity="spring/habit.vote", close_current=True)

    def test_a_change_is_kept_at_the_next_declaration_and_what_was_written_stays(
        self, company: Company
    ) -> None:
        company.writes(HABIT)
        (item,) = collected(company, "We greet", words="Good morning", often="shift")
        changed = HABIT.replace('name = "words"', 'name = "spoken"').replace('"H"', '"Z"')
        company.writes(changed.replace("shift = {", "month = {"))
        assert company.hall.state.kind("habit").names == ("text", "words", "often")
        widget = company.session.collect("habit")
        state = company.read_anew()
        assert company.hall.kinds().count("kind_defined") == 2
        assert state.kind("habit").names == ("text", "spoken", "often")
        assert numbers(state)[item] == "H-1", "a number once given stays"
        asked = {field["name"]: field["label"] for field in widget.desk["form"]}
        assert list(asked) == ["text", "spoken", "often", "words"]
        assert asked["words"] == {"en": "words"}
        ana = company.hall.phone()
        before = company.hall.state.items[item].fields
        ana.does("revise", item=item, fields={"text": "We greet all", "often": "shift"})
        now = company.hall.state.items[item].fields
        assert now == {**before, "text": "We greet all"}
        assert text_of(company.hall.state.items[item]) == "We greet all"
        assert "Choose one" in ana.is_refused(
            "add", activity="spring/habit.collect", kind="habit",
            fields={"text": "New", "often": "shift"},
        )  # fmt: skip
        kept = company.hall.kinds().count("kind_defined")
        company.session.collect("habit")
        assert company.hall.kinds().count("kind_defined") == kept

    def test_a_definition_of_a_newer_kit_is_read_as_far_as_this_one_knows_it(
        self, company: Company
    ) -> None:
        company.writes(HABIT)
        company.session.collect("habit")
        row = next(row for row in company.hall.rows() if row.kind == "kind_defined")
        body: dict[str, Any] = json.loads(row.body)
        body["definition"]["colour"] = "red"
        body["definition"]["fields"][0]["sound"] = "loud"
        company.hall.log.begin(company.hall.state.seq)
        company.hall.log.overwrite(row.seq, json.dumps(body))
        company.hall.log.commit()
        assert company.read_anew().kind("habit") == company.hall.state.kind("habit")


FILE = "data/kinds/habit.toml: "
BAD = {
    "label = ": "this is not written as TOML wants it: Invalid value (at end of document).",
    "": "“label” is missing.",
    'label = "rite"\nmany = "rites"\n': "“fields” is missing.",
    SMALL + "fields = []\n": "“fields” does not fit. Expected: one to twenty questions.",
    SMALL + "fields = 3\n": "“fields” does not fit. Expected: one to twenty questions.",
    SMALL + 'colour = "red"\n' + ASKS: "there is no setting “colour”. Known settings: label, many,",
    SMALL + 'key = "norm"\n' + ASKS: "there is no setting “key”. Known settings: label, many,",
    SMALL + 'check = "x"\n' + ASKS: "there is no setting “check”. Known settings: label, many,",
    SMALL + "tried = 3\n" + ASKS: "“tried” does not fit. Expected: true or false.",
    SMALL + 'prefix = "r"\n' + ASKS: "“prefix” does not fit. Expected: at most six capital letters",
    SMALL + 'prefix = "S"\n' + ASKS: "the numbers of “situation” begin with S. Choose another",
    SMALL + 'within = "A b"\n' + ASKS: "“within” does not fit. Expected: a name of small letters",
    SMALL + 'within = "nothing"\n' + ASKS: "there is no kind of item “nothing”. Known kinds: situa",
    SMALL + ASKS + 'of = "gone"\n': "there is no kind of item “gone”. Known kinds: situation, spee",
    SMALL + ASKS + "lines = 99\n": "“fields.1.lines” does not fit. Expected: a whole number from 1",
    SMALL + ASKS + ASKS.replace("text", "T t"): "“fields.2.name” does not fit. Expected: a name of",
    SMALL + ASKS + ASKS: "two questions have the name “text”.",
    SMALL + ASKS + 'sound = "x"\n': "there is no setting “fields.1.sound”. Known settings: name, l",
    SMALL
    + ASKS
    + "[fields.choices]\na = 3\n": "“fields.1.choices” does not fit. Expected: a table",
    SMALL
    + ASKS
    + '[fields.choices]\na = "A"\n': "the first question stands for the whole entry in",
    SMALL + ASKS.replace("required = true", ""): "the first question stands for the whole entry in",
    SMALL.replace('"rite"', '{ de = "Ritus" }')
    + ASKS: "“label” does not fit. Expected: a text, or",
    SMALL.replace('"rite"', '" "')
    + ASKS: "“label” does not fit. Expected: a text, or a text for e",
    SMALL.replace('"rite"', "{}") + ASKS: "“label” does not fit. Expected: a text, or a text for e",
    SMALL.replace('"rite"', f'"{"x" * 501}"')
    + ASKS: "“label” does not fit. Expected: a text, or a",
}
"""What is wrong with a file, and how that is said."""


@pytest.mark.parametrize(("text", "said"), BAD.items(), ids=range(len(BAD)))
def test_what_is_wrong_with_a_file_is_said_in_a_sentence_that_names_it(
    company: Company, text: str, said: str
) -> None:
    company.writes(text)
    assert company.cannot("collect").startswith(FILE + said)
    assert company.cannot("vote").startswith(FILE + said)
    kinds, wrong = own_kinds(company.session.place.kind_files())
    assert kinds == {}
    for language in set(LANGUAGES) - {"en"}:
        assert wrong["habit"].said(language).startswith(FILE)
        assert wrong["habit"].said(language) != wrong["habit"].said("en")


def test_a_file_by_the_name_of_a_kind_of_the_kit_changes_nothing(company: Company) -> None:
    company.writes(SMALL + ASKS, "norm")
    said = "data/kinds/norm.toml: the kit has a kind “norm” already. Give yours another name."
    assert company.cannot("collect", "norm") == said
    assert company.hall.state.kind("norm") is KINDS["norm"]


def test_a_file_whose_name_is_no_key_is_told(company: Company) -> None:
    company.writes(SMALL + ASKS, "My rite")
    said = own_kinds(company.session.place.kind_files())[1]["My rite"].said("en")
    assert said.startswith("data/kinds/My rite.toml: “name of the file” does not fit. Expected: a")


def test_a_broken_file_keeps_no_other_kind_from_working(company: Company) -> None:
    company.writes("label =", "broken")
    company.writes(SMALL + 'within = "broken"\n' + ASKS, "rite")
    company.writes(HABIT)
    company.session.collect("habit")
    company.session.collect("situation")
    assert "there is no kind of item “broken”" in company.cannot("collect", "rite")
    assert set(company.hall.state.kinds) == {"habit"}


def test_the_check_of_a_workshop_names_its_broken_files(
    company: Company, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company.writes("label =", "broken")
    assert main(["check", str(tmp_path)]) == 1
    assert "data/kinds/broken.toml: this is not written as TOML wants it" in capsys.readouterr().out


def test_commands_from_elsewhere_may_bring_a_kind_and_are_checked_alike(company: Company) -> None:
    desk = company.hall.desk
    activity = {"id": "spring/rite.collect", "session": "spring", "does": "collect", "kind": "rite"}
    raw = {"key": "rite", "label": "rite", "many": "rites", "fields": [
        {"name": "text", "label": {"en": "What?", "uk": "Що?"}, "required": True}]}  # fmt: skip
    assert "no kind of item “rite”" in desk.is_refused("declare", activity=activity)
    wrong = {**raw, "within": "gone"}
    assert "rite: there is no kind of item “gone”" in desk.is_refused(
        "declare", activity=activity, kinds=[wrong]
    )
    mine = {**raw, "key": "norm"}
    assert "the kit has a kind “norm”" in desk.is_refused(
        "declare", activity={**activity, "kind": "norm"}, kinds=[mine]
    )
    assert "kinds.0.key" in desk.is_refused(
        "declare", activity=activity, kinds=[{**raw, "key": "R R"}]
    )
    desk.does("declare", activity=activity, kinds=[raw, mine])
    assert set(company.hall.state.kinds) == {"rite"}


def test_what_a_client_hears_of_it_is_searched_for_stop_phrases(company: Company) -> None:
    company.writes(HABIT)
    phrase = company.hall.written("stop_phrase", text="It is not my problem")
    company.hall.desk.does("decide", item=phrase, decision="adopt")
    (item,) = collected(company, "We greet", words="Hello, but it is not my problem")
    company.hall.desk.does("decide", item=item, decision="adopt")
    view = company.hall.desk_sees()["items"]["habit"][0]
    assert "It holds a STOP-phrase: It is not my problem" in view["trials"]["blockers"]


def test_a_kind_that_is_to_be_approved_stands_in_the_gates_of_the_method(company: Company) -> None:
    from kit.domain.steps import steps

    company.writes("approved = true\ntried = true\nconcluded = true\n" + HABIT)
    (item,) = collected(company, "We greet")
    company.hall.desk.does("decide", item=item, decision="adopt")
    lacks = {step.key: [why.said("uk") for why in step.lacks] for step in steps(company.hall.state)}
    assert lacks["trials"] == [
        "Прийняті звички, яких ніхто не випробував: 1",
        "Прийняті звички без випробування і без підсумку: 1",
    ]
    assert lacks["draft"] == ["Прийняті звички, яких не затверджено: 1"]
    company.hall.desk.does("conclude", item=item, note="It went well")
    assert company.hall.desk_sees()["items"]["habit"][0]["concluded"]


def test_simulated_people_fill_in_its_form(company: Company) -> None:
    from random import Random

    from kit.rehearsal import load_people
    from kit.rehearsal.character import characters
    from kit.rehearsal.forms import fill
    from kit.rehearsal.moment import Deeds, Moment

    company.writes(HABIT)
    company.session.collect("habit")
    company.hall.desk.does("open", activity="spring/habit.collect")
    view = company.hall.phone().sees()
    people = load_people(DATA.parent / "people", "en")
    person = characters(people, 3, 1)[0]
    filled = fill(Moment(view, view["current"], person, Deeds(), Random(1)), None, 0)
    assert filled is not None
    assert filled["text"]
