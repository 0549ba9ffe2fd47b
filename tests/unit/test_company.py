"""The sample company: it imports without a fault, and holds what its plan says."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from kit.cli.demo_start import bring_in_company
from kit.domain.steps import steps
from kit.imports.checking import Checked, check
from kit.imports.mapping import suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS
from kit.imports.tables import Table
from kit.statistics.duplicates import likely_duplicates
from tests.factories import hall_in

COMPANY = Path(__file__).parents[2] / "data" / "company"
PLAN = json.loads((COMPANY / "plan.json").read_text("utf-8"))
LANGUAGES = ("en", "uk")
SIZES = {"roster": 60, "claims": 600, "survey": 400, "trials": 388}


def imported(language: str, name: str, ending: str = "csv") -> Checked:
    table = read_table(COMPANY / language / f"{name}.{ending}")
    assert isinstance(table, Table), table
    return check(table, SCHEMAS[name], suggest_mapping(table, SCHEMAS[name]))


def rows_of(language: str, name: str) -> list[list[str]]:
    with (COMPANY / language / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(SCHEMAS))
def test_every_table_imports_without_a_bad_row(language, name) -> None:
    found = imported(language, name)
    assert found.problems == ()
    assert found.bad == ()
    assert len(found.rows) == SIZES.get(name, len(found.rows))
    assert found.masked == (PLAN["claims_with_contacts"] if name == "claims" else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_survey_as_a_workbook_is_the_survey_as_text(language) -> None:
    workbook = imported(language, "survey", "xlsx")
    assert workbook.complete
    assert workbook.rows == imported(language, "survey").rows


def test_the_generator_writes_the_same_bytes_again(tmp_path) -> None:
    subprocess.run([sys.executable, str(COMPANY / "make.py"), str(tmp_path)], check=True)
    made = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == 18
    for path in made:
        kept = COMPANY / path.relative_to(tmp_path)
        assert path.read_bytes() == kept.read_bytes(), kept


def test_every_file_says_that_it_is_synthetic_and_together_they_are_small() -> None:
    files = [path for language in LANGUAGES for path in (COMPANY / language).iterdir()]
    for path in files:
        assert "synthetic" in path.read_bytes().decode("utf-8", "ignore"), path
    assert "synthetic" in (COMPANY / "README.md").read_text("utf-8")
    assert sum(path.stat().st_size for path in COMPANY.rglob("*.*")) < 1_500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_clients_and_operators_of_claims_stay_out(language) -> None:
    found = imported(language, "claims")
    clients = {row[3] for row in rows_of(language, "claims")}
    assert len(clients) == 560
    everything = repr(found.rows)
    assert not any(client in everything for client in clients)
    assert "@" not in everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_claims_vary_and_no_slot_is_left_open(language) -> None:
    texts = [claim["text"] for claim in imported(language, "claims").rows]
    assert len(set(texts)) == len(texts)
    said = texts + [turn["text"] for turn in imported(language, "dialogues").rows]
    said += [answer.get("best", "") for answer in imported(language, "survey").rows]
    assert not [text for text in said if any(sign in text for sign in "{}|")]


@pytest.mark.row("A19")
@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_repetitions_are_among_the_likely_duplicates(language, record_property) -> None:
    labelled = rows_of(language, "claims_labelled")
    assert len(labelled) == PLAN["labelled_claims"]
    own = {row[0] for row in labelled}
    claims = imported(language, "claims").rows
    texts = {one["number"]: one["text"] for one in claims if one["number"] in own}
    planted = {frozenset(row[::2][:2]) for row in labelled if row[2]}
    assert len(planted) == sum(again for _, again in PLAN["claims"].values())
    for threshold, recall, precision in ((0.55, 0.95, 0.2), (0.75, 0.6, 0.6)):
        found = {frozenset((one.a, one.b)) for one in likely_duplicates(texts, threshold)}
        hits = len(found & planted)
        record_property(f"{language} {threshold}", f"{hits / len(planted)} {hits / len(found)}")
        assert hits / len(planted) >= recall
        assert hits / len(found) >= precision


def test_both_languages_tell_of_the_same_company() -> None:
    for name, columns in (("trials", (3, 7, 8)), ("survey", (3, 4, 5)), ("claims", (3, 4))):
        one, other = (rows_of(language, name) for language in LANGUAGES)
        assert [[row[n] for n in columns] for row in one] == [
            [row[n] for n in columns] for row in other
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_technique_occurs_in_as_many_dialogues_as_planned(language) -> None:
    labels = json.loads((COMPANY / "texts" / f"{language}.json").read_text("utf-8"))["techniques"]
    among = defaultdict(set)
    for dialogue, _, techniques, _ in rows_of(language, "dialogues_labelled"):
        for technique in filter(None, techniques.split(", ")):
            among[technique].add(dialogue)
    assert {name: len(among[labels[name]]) for name in labels} == PLAN["dialogues_with"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_coders_code_every_turn_of_an_operator_and_differ_a_little(language) -> None:
    turns = {
        (turn["dialogue"], turn["turn"])
        for turn in imported(language, "dialogues").rows
        if turn["speaker"] == "agent"
    }
    coded = defaultdict(dict)
    for one in imported(language, "codings").rows:
        coded[one["coder"]][one["dialogue"], one["turn"]] = set(one.get("techniques", ()))
    assert set(coded) == {"A", "B"}
    assert set(coded["A"]) == set(coded["B"]) == turns
    alike = sum(coded["A"][turn] == coded["B"][turn] for turn in turns) / len(turns)
    assert 0.6 < alike < 0.9


def test_trials_keep_to_the_plan_and_name_employees_of_the_roster() -> None:
    trials = imported("en", "trials").rows
    settled = Counter(one["module"] for one in trials if one["outcome"] == "settled")
    for module, planted in PLAN["modules"].items():
        assert sum(one["module"] == module for one in trials) == planted["trials"]
        assert settled[module] == round(planted["trials"] * planted["rate"])
    people = {one["employee"]: one["experience"] for one in imported("en", "roster").rows}
    for one in trials:
        assert (one["who"] == "facilitator") == (one["employee"] not in people)
        if one["who"] != "facilitator":
            experienced = people[one["employee"]] == "more than 3 years"
            assert one["who"] == ("experienced" if experienced else "other")
    days = {date.fromisoformat(one["date"]) for one in trials}
    assert (max(days) - min(days)).days == 18
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_audit_of_a_demo_begins_with_the_sample_company(language, tmp_path) -> None:
    with hall_in(tmp_path / "workshop.kit") as hall:
        bring_in_company(hall.journal, COMPANY, language)
        held = {name: len(rows) for name, rows in hall.state.tables.items()}
        assert held["claims"] == 600
        assert held["survey"] == 400
        assert held["roster"] == 60
        assert held["codings"]
        assert held["dialogues"]
        told = [why.said("en") for why in steps(hall.state)[0].lacks]
        assert not any("imported" in one for one in told)
        before = hall.rows()
        bring_in_company(hall.journal, COMPANY, "pl")
        assert hall.rows() == before, "no company speaks Polish yet"
