"""Tables on the desk, whole: dialogues, roster, trials, and themes that are suggested."""

from __future__ import annotations

import base64
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.activities.tables.claims import MOST
from kit.activities.tables.desk import Tables
from kit.evidence.presence import presence
from kit.statistics.few import UNDECLARED
from kit.statistics.text_groups import SUGGESTED, suggested_groups
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

COMPANY = Path(__file__).parents[2] / "data" / "company"
PLAN = json.loads((COMPANY / "plan.json").read_text("utf-8"))
TRIALS = "number,module,title,employee,outcome,who,seconds\n"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def desk_for(hall: Hall, table: str) -> Tables:
    name = hall.declare("tables", table, key=f"{table}.table")
    return Tables(Bench(SimpleNamespace(), hall.journal), name)


def tells(desk: Tables, do: str, **parts: Any) -> dict[str, Any]:
    return desk.answer({"do": do, "id": f"{do}.1", **parts}) or {}


def looks(desk: Tables, content: str | bytes, name: str = "table.csv") -> dict[str, Any]:
    raw = content.encode() if isinstance(content, str) else content
    answer = tells(desk, "look", name=name, content=base64.b64encode(raw).decode())
    assert answer["is"] == "ack", answer
    return answer["look"]


def takes(desk: Tables, content: str | bytes, **parts: Any) -> dict[str, Any]:
    looks(desk, content)
    answer = tells(desk, "take", **parts)
    assert answer["is"] == "ack", answer
    return desk.desk["found"]


def sample(language: str, table: str) -> bytes:
    return (COMPANY / language / f"{table}.csv").read_bytes()


def module(hall: Hall, situation: str, say: str) -> str:
    name = "spring/speech_module.collect"
    if name not in hall.state.runs:
        hall.declare("collect", "speech_module", within="situation")
    around = hall.situation(situation)
    hall.desk.does("add", activity=name, kind="speech_module", within=around, fields={"say": say})
    return list(hall.state.items)[-1]


def stop_phrase(hall: Hall, text: str, **more: str) -> str:
    name = hall.declare("collect", "stop_phrase")
    fields = {"text": text, **more}
    hall.desk.does("add", activity=name, kind="stop_phrase", fields=fields)
    return list(hall.state.items)[-1]


def titles(language: str) -> dict[str, str]:
    """Give the modules of the sample company: code to title."""
    with (COMPANY / language / "trials.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]
    return {row[1]: row[2] for row in sorted(rows)}


# Dialogues


def dialogue(*turns: str, number: int = 1) -> str:
    return "".join(f"D{number},{n},agent,phone,{text}\n" for n, text in enumerate(turns, 1))


DIALOGUES = "dialogue,turn,speaker,channel,text\n"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_dialogues_of_the_sample_company_come_in_whole(hall: Hall, language: str) -> None:
    found = takes(desk_for(hall, "dialogues"), sample(language, "dialogues"))
    assert (found["n"], found["turns"]) == (40, 352)
    assert 0 < found["agent_turns"] < found["turns"]
    assert sum(one["n"] for one in found["channels"]) == 40
    assert 0 < found["repeated"]["estimate"] < 1
    assert found["repeated"]["n"] == 40


@pytest.mark.row("A09")
def test_stop_phrases_are_counted_in_the_words_of_employees_alone_with_one_masked_example(
    hall: Hall,
) -> None:
    stop_phrase(hall, "have to wait", replacement="Give me a minute")
    dropped = stop_phrase(hall, "good morning")
    hall.desk.does("decide", item=dropped, decision="drop", reason="It is polite")
    desk = desk_for(hall, "dialogues")
    found = takes(
        desk,
        DIALOGUES + dialogue("Good morning", "She has to wait or call +44 20 7946 0958 today")
        + dialogue("You had to wait", number=2) + "D3,1,client,phone,I have to wait again\n",
    )  # fmt: skip
    (said,) = found["said"]
    assert (said["phrase"], said["count"], said["dialogues"]) == ("have to wait", 2, 2)
    assert said["replacement"] == "Give me a minute"
    assert "has to wait or call [phone] today" in said["sample"]
    assert "7946" not in str(hall.state.tables)
    stop_phrase(hall, "or call")
    desk.bench.refresh()
    assert len(desk.desk["found"]["said"]) == 2, "a phrase that is new is looked for at once"


@pytest.mark.row("D18")
def test_verbatim_copies_score_high_on_repetition_and_free_wording_low(hall: Hall) -> None:
    desk = desk_for(hall, "dialogues")
    recited = "Thank you for calling and have a very nice day"
    copies = "".join(dialogue(recited, number=n) for n in range(6))
    assert takes(desk, DIALOGUES + copies)["repeated"]["estimate"] == 1
    free = [
        "I will ring you tonight at six", "Let us see where the van is now",
        "You are right and I am sorry", "Here is what I can do today",
        "Shall we begin with the invoice",
    ]  # fmt: skip
    told = takes(desk, DIALOGUES + "".join(dialogue(x, number=n) for n, x in enumerate(free)))
    assert told["repeated"]["estimate"] == 0
    alone = takes(desk, DIALOGUES + dialogue(recited))["repeated"]
    assert (alone["estimate"], alone["why"]) == (None, "1 of 5 needed for a figure")


# Roster


@pytest.mark.row("C05")
def test_the_roster_beside_the_room_says_who_is_missing_and_names_nobody(hall: Hall) -> None:
    for n in range(20):
        hall.phone(f"P{n}", groups={"role": "Operator ", "branch": "home"})
    desk = desk_for(hall, "roster")
    found = takes(desk, sample("en", "roster"))
    assert (found["n"], found["here"]) == (60, 20)
    role, _, branch = found["groups"]
    operators = role["rows"][0]
    assert (operators["group"], operators["staff"], operators["here"]) == ("operator", 34, 20)
    assert operators["share"] == pytest.approx(20 / 34)
    missing = {one["group"]: one["missing"] for one in branch["rows"]}
    assert missing == {"Northfield": "nobody", "Riverside": "nobody", "home": ""}
    everything = str(desk.desk) + str(hall.state.tables)
    assert "E01" not in everything
    assert "E60" not in everything


NAMES = ["Ann Example", "Bob Sample", "Eve Model", "Max Pattern", "Zoe Proof"]


@pytest.mark.row("C05")
def test_a_file_with_names_shows_and_keeps_none_of_them_in_any_message(hall: Hall) -> None:
    rows = "".join(f"{name},{name},clerk\n" for name in [*NAMES, "Ann Example"])
    desk = desk_for(hall, "roster")
    look = looks(desk, "full name,employee,role\n" + rows)
    assert look["bad"][0]["why"] == "The same stands in row 2 already."
    assert look["preview"][0] == ["…", "…", "clerk"]
    found = takes(desk, "full name,employee,role\n" + rows)
    assert found["groups"][0]["rows"][0]["staff"] == 5
    for name in NAMES:
        assert name not in str(look) + str(desk.desk) + str(hall.state.tables)


@pytest.mark.row("C05")
def test_groups_too_small_to_show_are_only_counted_since_their_words_may_be_names(
    hall: Hall,
) -> None:
    rows = "".join(f"E{n},clerk,{name}\n" for n, name in enumerate(NAMES))
    found = takes(desk_for(hall, "roster"), "employee,role,branch\n" + rows)
    assert [one["group"] for one in found["groups"][0]["rows"]] == ["clerk"]
    assert (found["groups"][1]["rows"], found["groups"][1]["small"]) == ([], 5)
    assert not any(name in str(found) for name in NAMES)


@pytest.mark.row("C05")
@pytest.mark.parametrize(
    ("staff", "here"),
    [
        ({"a": 30, "b": 20, "c": 3}, {"a": 9, "b": 6, "c": 1}),
        ({"a": 30, "b": 20, "c": 20}, {"a": 9, "b": 6, "c": 4}),
        ({"a": 30, "b": 20}, {"a": 9, "b": 6, UNDECLARED: 2}),
        ({"a": 30, "b": 20}, {"a": 9, "b": 6, "strange": 1}),
        ({"a": 4}, {"a": 4}),
    ],
    ids=str,
)
def test_subtraction_never_gives_one_to_four_people(
    staff: dict[str, int], here: dict[str, int]
) -> None:
    found = presence(staff, here)
    for total, shown in ((sum(staff.values()), [one.size for one in found]),
                         (sum(here.values()), [one.here for one in found])):  # fmt: skip
        figures = [one for one in shown if one is not None]
        rest = total - sum(figures)
        assert rest == 0 or rest >= 5 or not any(figures)
        assert not any(0 < one < 5 for one in figures)


@pytest.mark.row("C05")
def test_a_group_that_is_far_fewer_than_its_share_is_called_missing() -> None:
    staff = {"day": 40, "night": 40}
    missing = {one.group: one.missing for one in presence(staff, {"day": 25, "night": 5})}
    assert missing == {"day": "", "night": "few"}
    even = presence(staff, {"day": 12, "night": 10})
    assert [one.missing for one in even] == ["", ""]
    nobody = presence(staff, {"day": 12})
    assert [one.missing for one in nobody] == ["", "nobody"]
    unsaid = presence(staff, {UNDECLARED: 12})
    assert [one.missing for one in unsaid] == ["", ""]


# Trials


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_modules_of_the_sample_company_are_recognised_by_their_titles(
    hall: Hall, language: str
) -> None:
    known = {code: module(hall, title, f"{code}!") for code, title in titles(language).items()}
    left_out = known.pop("M10")
    hall.desk.does("decide", item=left_out, decision="drop", reason="Too few tried it")
    desk = desk_for(hall, "trials")
    look = looks(desk, sample(language, "trials"))
    suggested = {one["code"]: one["item"] for one in look["codes"]}
    assert {code: suggested[code] for code in known} == known
    assert left_out not in {one["id"] for one in look["modules"]}
    answer = tells(desk, "take", modules=known)
    assert (answer["rows"], answer["left"]) == (385, 3)
    found = {one["id"]: one for one in desk.desk["found"]["modules"]}
    assert found[known["M01"]]["n"] == 60
    assert sum(found[known["M01"]]["counts"].values()) == 60
    assert found[known["M01"]]["share"]["n"] == 60
    kept = hall.state.items[known["M01"]].trials
    assert len(kept) == 60
    assert all(trial.imported and trial.version == 1 for trial in kept)
    assert {trial.outcome for trial in kept} <= {"worked", "partly", "failed"}


def test_the_number_of_a_clause_names_its_module_whole_or_where_it_is_the_only_one(
    hall: Hall,
) -> None:
    first, second = module(hall, "Late", "One"), module(hall, "Rude", "Two")
    look = looks(
        desk_for(hall, "trials"), TRIALS + "1,s-02.m01,,E1,yes,other,\n2,M1,,E1,yes,other,\n"
    )
    named = {one["code"]: one["item"] for one in look["codes"]}
    assert named == {"s-02.m01": second, "M1": ""}, "M1 could be either"
    assert [one["number"] for one in look["modules"]] == ["S-1.M1", "S-2.M1"]
    hall.desk.does("hide", item=second, reason="Off topic")
    look = looks(desk_for(hall, "trials"), TRIALS + "2,M01,,E1,yes,other,\n")
    assert look["codes"][0]["item"] == first


def test_a_person_changes_what_is_suggested_and_leaves_codes_out(hall: Hall) -> None:
    late, rude = module(hall, "The order is late", "One"), module(hall, "Shouting", "Two")
    desk = desk_for(hall, "trials")
    look = looks(
        desk,
        TRIALS
        + "1,X,The order is late,E1,yes,other,9\n2,X,,E2,partly,other,\n3,Y,?,E1,no,other,\n",
    )
    assert [(one["code"], one["rows"], one["item"]) for one in look["codes"]] == [
        ("X", 2, late), ("Y", 1, ""),
    ]  # fmt: skip
    answer = tells(desk, "take", modules={"X": rude, "Y": ""})
    assert (answer["rows"], answer["left"]) == (2, 1)
    assert [trial.outcome for trial in hall.state.items[rude].trials] == ["worked", "partly"]
    assert hall.state.items[late].trials == []
    (told,) = desk.desk["found"]["modules"]
    assert (told["n"], told["counts"], told["share"]["why"]) == (2, {}, "2 of 5 people needed")


def test_without_a_module_for_any_code_nothing_comes_in(hall: Hall) -> None:
    module(hall, "Late", "One")
    desk = desk_for(hall, "trials")
    looks(desk, TRIALS + "1,X,,E1,yes,other,\n")
    before = hall.rows()
    for modules in ({}, {"X": ""}, {"Z": "i2"}):
        assert tells(desk, "take", modules=modules)["why"].startswith("Say of one code at least")
    assert hall.rows() == before


@pytest.mark.parametrize("gone", ["drop", "hide", "nothing"])
def test_a_module_that_was_dropped_or_is_gone_takes_no_row_of_the_file(
    hall: Hall, gone: str
) -> None:
    good, bad = module(hall, "Late", "One"), module(hall, "Rude", "Two")
    desk = desk_for(hall, "trials")
    looks(desk, TRIALS + "1,A,,E1,yes,other,\n2,B,,E1,yes,other,\n")
    if gone == "drop":
        hall.desk.does("decide", item=bad, decision="drop", reason="No")
    elif gone == "hide":
        hall.desk.does("hide", item=bad, reason="Off topic")
    before = hall.rows()
    said = tells(desk, "take", modules={"A": good, "B": bad if gone != "nothing" else "i99"})
    assert said["is"] == "refused"
    assert ("dropped and is not tried" if gone == "drop" else "not there") in said["why"]
    assert hall.rows() == before
    assert hall.state.items[good].trials == []


def test_a_code_that_names_a_dropped_module_says_so(hall: Hall) -> None:
    item = module(hall, "Late", "One")
    hall.desk.does("decide", item=item, decision="drop", reason="No")
    look = looks(desk_for(hall, "trials"), TRIALS + "1,S-1.M1,Late,E1,yes,other,\n")
    assert look["codes"][0]["item"] == ""
    assert look["codes"][0]["why"].startswith("This module was dropped")


def test_a_trial_told_twice_is_a_bad_row_and_another_import_replaces_the_first(
    hall: Hall,
) -> None:
    item = module(hall, "Late", "One")
    desk = desk_for(hall, "trials")
    look = looks(desk, TRIALS + "7,A,,E1,yes,other,\n7,A,,E1,yes,other,\n8,A,,E1,oops,other,\n")
    assert [bad["why"] for bad in look["bad"]] == [
        "The same stands in row 2 already: 7.",
        "“oops” is not one of: settled, partly, not_settled.",
    ]
    for _ in range(2):
        tells(desk, "look", name="t.csv", content=base64.b64encode(
            (TRIALS + "7,A,,E1,yes,other,\n").encode()).decode())  # fmt: skip
        tells(desk, "take", modules={"A": item})
        assert len(hall.state.items[item].trials) == 1


@pytest.mark.row("A27")
def test_a_row_that_does_not_say_who_tried_stays_out_and_its_number_is_told(hall: Hall) -> None:
    item = module(hall, "Late", "One")
    desk = desk_for(hall, "trials")
    look = looks(desk, TRIALS + "7,A,,E1,yes,other,\n8,A,,E2,yes,,\n9,A,,E3,no,facilitator,\n")
    assert [(bad["row"], bad["column"], bad["why"]) for bad in look["bad"]] == [
        (3, "who", "Nothing is written here, and it is needed.")
    ]
    tells(desk, "take", modules={"A": item})
    assert [one.by for one in hall.state.items[item].trials] == ["other", "facilitator"]
    look = looks(desk, "module,employee,outcome\nA,E1,yes\n")
    assert look["problems"][0].startswith("No column holds “who tried”, which is needed.")


def test_a_column_of_too_many_codes_is_taken_for_the_wrong_one(hall: Hall) -> None:
    module(hall, "Late", "One")
    rows = "".join(f"{n},code {n},,E1,yes,other,\n" for n in range(201))
    look = looks(desk_for(hall, "trials"), TRIALS + rows)
    assert look["problems"] == [
        "This column holds 201 different codes. Is it the column of speech modules?"
    ]
    assert "codes" not in look


def test_of_a_file_in_parts_nothing_stays_when_one_part_is_refused(hall: Hall) -> None:
    item, other = module(hall, "Late", "One"), module(hall, "Rude", "Two")
    desk = desk_for(hall, "trials")
    rows = "".join(f"{n},A,,E1,yes,other,\n" for n in range(1500)) + "x,B,,E1,yes,other,\n"
    looks(desk, TRIALS + rows)
    from kit.activities.tables.upload import asks_of, take_whole

    told = [{"item": item, "version": 1, "outcome": "worked", "who": "other"}] * 1500
    asks = asks_of("trials", "big.csv", [*told, {"item": other, "version": 1, "outcome": "?"}])
    before = hall.rows()
    refusal = take_whole(hall.journal, asks)
    assert refusal is not None
    assert hall.rows() == before
    assert hall.state.items[item].trials == []
    assert tells(desk, "take", modules={"A": item, "B": other})["rows"] == 1501


# Codings


@pytest.mark.row("A17")
@pytest.mark.parametrize("language", ["en", "uk"])
def test_planted_techniques_are_found_about_as_often_as_they_are_there(
    hall: Hall, language: str
) -> None:
    found = takes(desk_for(hall, "codings"), sample(language, "codings"))
    with (COMPANY / language / "dialogues_labelled.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]
    planted = {(row[0], one.strip()) for row in rows for one in row[2].split(",") if one.strip()}
    there = Counter(technique for _, technique in planted)
    told = {one["technique"]: one["share"] for one in found["frequencies"]}
    assert set(told) == set(there)
    for name, n in there.items():
        assert told[name]["low"] <= n / 40 <= told[name]["high"], name


@pytest.mark.row("A17")
def test_codings_in_which_nobody_saw_a_technique_say_so_without_a_figure(hall: Hall) -> None:
    empty = "dialogue,turn,coder,techniques\n" + "".join(
        f"D{n},1,{coder},\n" for n in range(12) for coder in "AB"
    )
    found = takes(desk_for(hall, "codings"), empty)
    assert (found["n"], found["frequencies"], found["techniques"]) == (12, [], [])
    assert found["overall"] is not None


def test_what_codings_say_is_new_with_a_new_file_and_with_a_reason_to_leave_them_out(
    hall: Hall,
) -> None:
    desk = desk_for(hall, "codings")
    head = "dialogue,turn,coder,techniques\n"
    for name in ("greeting", "empathy"):
        found = takes(desk, head + f"D1,1,A,{name}\nD1,1,B,{name}\n")
        assert [one["technique"] for one in found["frequencies"]] == [name]
    tells(desk, "skip_table", table="codings", reason="Not yet")
    assert desk.desk["found"]["skipped"] == "Not yet"


# Claims


def labelled(language: str) -> dict[int, str]:
    """Give the true theme of each labelled claim, by its place in the table."""

    def rows(name: str) -> list[list[str]]:
        with (COMPANY / language / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]

    themes = {row[0]: row[1] for row in rows("claims_labelled")}
    return {n: themes[row[0]] for n, row in enumerate(rows("claims")) if row[0] in themes}


@pytest.mark.row("A19")
@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_groups_suggested_are_nine_times_in_ten_of_one_theme_and_a_person_names_them(
    hall: Hall, language: str
) -> None:
    desk = desk_for(hall, "claims")
    takes(desk, sample(language, "claims"))
    groups = tells(desk, "suggest")["groups"]
    assert len(groups) == SUGGESTED
    truth, right, all_of_them = labelled(language), 0, 0
    for one in groups:
        known = Counter(truth[place] for place in one["claims"] if place in truth)
        right += known.most_common(1)[0][1]
        all_of_them += sum(known.values())
        assert len(one["samples"]) == 3
        assert len(one["words"]) == 4
        assert not any(claim.get("theme") for claim in hall.state.tables["claims"])
    assert all_of_them > 40
    assert right / all_of_them >= 0.9
    tells(desk, "theme_claims", theme="The first", claims=groups[0]["claims"])
    found = desk.desk["found"]
    themed = sum(one["count"] for one in found["themes"])
    assert themed + found["unread"] == found["n"] == 600
    again = tells(desk, "suggest")["groups"]
    taken = set(groups[0]["claims"])
    assert again
    assert not any(taken & set(one["claims"]) for one in again)


@pytest.mark.row("A19")
def test_claims_sent_twice_are_put_under_one_theme_and_both_still_count(hall: Hall) -> None:
    desk = desk_for(hall, "claims")
    takes(desk, sample("en", "claims"))
    first = tells(desk, "alike")["pairs"]
    assert len(first) == MOST
    assert all(one["similarity"] >= 0.65 for one in first)
    one, other = first[0], first[1]
    tells(desk, "theme_claims", theme="late", claims=one["claims"])
    left = tells(desk, "alike", apart=other["claims"])["pairs"]
    for pair in (one, other):
        assert pair["claims"] not in [again["claims"] for again in left]
    assert len(hall.state.tables["claims"]) == 600
    assert {"theme": "late", "count": 2}.items() <= desk.desk["found"]["themes"][0].items()


@pytest.mark.row("A19")
def test_the_theme_that_one_of_two_claims_has_is_offered_for_the_other(hall: Hall) -> None:
    desk = desk_for(hall, "claims")
    text = "My fridge came ten days late and nobody called"
    takes(desk, f"text,theme\n{text},late\n{text}!,\nThe bill is wrong,\n")
    (pair,) = tells(desk, "alike")["pairs"]
    assert (pair["claims"], pair["theme"]) == ([0, 1], "late")


@pytest.mark.parametrize("do", ["suggest", "alike"])
def test_where_no_claim_is_without_a_theme_nothing_is_suggested(hall: Hall, do: str) -> None:
    desk = desk_for(hall, "claims")
    assert tells(desk, do)["why"] == "No claim is without a theme."
    takes(desk, "text,theme\nLate,late\n")
    assert tells(desk, do)["why"] == "No claim is without a theme."


@pytest.mark.parametrize(
    "texts",
    [[], ["Late"], ["Late"] * 50, [f"{n}" for n in range(50)], ["!?"] * 9, ["a b c"] * 9,
     [f"word{n} thing{n}" for n in range(9)], ["same words here"] * 6 + ["other talk there"] * 6],
    ids=lambda texts: f"{len(texts)} {texts[0] if texts else ''}",
)  # fmt: skip
def test_odd_texts_are_grouped_without_a_fault_and_no_claim_twice(texts: list[str]) -> None:
    found = suggested_groups(dict(enumerate(texts)))
    places = [place for one in found for place in one.members]
    assert len(places) == len(set(places))
    assert set(places) <= set(range(len(texts)))
