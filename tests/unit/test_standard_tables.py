"""Imported tables in the chapter on the audit: praise, satisfaction, claims, agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drafts import headings, section
from test_standard import DAY, Room, exported, rows
from test_standard_audit import in_order

from kit.domain.commands import FACILITATOR
from kit.standard.build import build
from kit.standard.formats.json import read_json
from kit.standard.nodes import Figure, Heading

LABELS = {
    "survey": "Client survey", "claims": "Claims of clients", "codings": "Techniques in dialogues",
}  # fmt: skip
MISSING = "Neither imported nor left out with a reason: "


def take(room: Room, table: str, told: list[dict[str, Any]]) -> None:
    room.desk(do="import", table=table, source=f"{table}_1.csv", rows=told)


def survey(n: int) -> list[dict[str, Any]]:
    """Answers of which three in four are good."""
    return [
        {"csat": 5, "nps": 10, "best": f"Praise {k}"} if k % 4 else {"csat": 2, "nps": 3}
        for k in range(n)
    ]


def codings(n: int, coders: str = "AB") -> list[dict[str, Any]]:
    """Both coders see a greeting in every second dialogue and thanks in all; B misses one."""
    return [
        {
            "dialogue": f"D{k}",
            "coder": coder,
            "techniques": ["thanks"] if k % 2 or (coder == "B" and not k) else ["thanks", "hello"],
        }
        for k in range(n)
        for coder in coders
    ]


@pytest.fixture
def room() -> Room:
    """A story, a plus and a minus; 40 answers, 10 claims of which 3 have no theme, 24 codings."""
    room = Room()
    for kind, sign in (("success_story", {}), ("practice", "plus"), ("practice", "minus")):
        where = room.activity(f"{kind}{sign or ''}".replace("{}", ""), "collect", kind)
        fields = {"text": f"Something {kind}", **({"sign": sign} if sign else {})}
        room.add(FACILITATOR, where, kind, **fields)
    take(room, "survey", survey(40))
    take(room, "claims", [{"text": f"Claim {n}"} for n in range(10)])
    room.desk(do="theme_claims", theme="waiting", claims=[0, 1, 2, 3, 4])
    room.desk(do="theme_claims", theme="=tone", claims=[5, 6])
    take(room, "codings", codings(24))
    return room


@pytest.mark.parametrize("name", ["docx", "md"])
def test_praise_of_clients_follows_the_strengths_and_comes_before_all_figures(
    room: Room, tmp_path: Path, name: str
) -> None:
    in_order(
        exported(room, tmp_path)[name], "2. What the audit found", "Success stories",
        "Pluses of today's service", "What clients say was done best", "Satisfaction",
        "Claims by theme", "Agreement of coders", "Minuses of today's service", "Situations",
    )  # fmt: skip


@pytest.mark.row("C10")
def test_eight_of_the_clients_words_are_quoted_and_told_to_be_a_part(
    room: Room, tmp_path: Path
) -> None:
    for name, text in exported(room, tmp_path).items():
        assert "Praise 1" in text, name
        assert "Praise 10" in text, f"the eighth in {name}"
        assert "Praise 11" not in text, f"the ninth in {name}"
    assert "Shown: 8 of 30 answers, in the order of the file." in exported(room, tmp_path)["md"]
    quotes = [row["text"] for row in rows(tmp_path, "praise")]
    assert quotes == [f"Praise {n}" for n in (1, 2, 3, 5, 6, 7, 9, 10)]


@pytest.mark.row("A21")
def test_each_index_stands_with_its_rule_interval_and_answers_or_the_reason(
    room: Room, tmp_path: Path
) -> None:
    exported(room, tmp_path)
    lines = (tmp_path / "evidence-book.md").read_text("utf-8").splitlines()
    csat, net, effort, easy = (
        next(line for line in lines if f"| {start}" in line)
        for start in ("CSAT: share", "NPS: share", "CES: mean", "CES: share")
    )
    # Wilson, 30 of 40; 30 promoters less 10 detractors of 40 and three imagined answers.
    assert "| 75 % | 60–86 % | 40 |" in csat
    assert "share of answers 4 and 5 on a scale from 1 to 5." in csat
    assert "| +47 |" in net
    assert "the plain difference is +50." in net
    for line in (effort, easy):
        assert "| – |   | 0 | 0 of 30 answers needed" in line
    told = {row["index"]: row for row in rows(tmp_path, "satisfaction")}
    assert float(told["csat"]["estimate"]) == 0.75
    assert (told["csat"]["n"], told["csat"]["unit"]) == ("40", "share")
    assert float(told["nps"]["low"]) < 20 / 43 < float(told["nps"]["high"])
    assert (told["ces"]["estimate"], told["ces"]["low"], told["ces"]["n"]) == ("", "", "0")
    assert "0 of 30 answers needed" in told["ces"]["note"]


def test_too_few_answers_give_a_reason_and_no_figure_in_any_format(tmp_path: Path) -> None:
    room = Room()
    take(room, "survey", survey(12))
    for name, text in exported(room, tmp_path).items():
        assert "12 of 30 answers needed" in text, name
        assert "75 %" not in text, name
    assert {row["estimate"] for row in rows(tmp_path, "satisfaction")} == {""}


@pytest.mark.row("A19")
def test_shares_of_themes_are_of_the_claims_that_have_one_and_the_rest_is_unread_work(
    room: Room, tmp_path: Path
) -> None:
    text = exported(room, tmp_path)["md"]
    assert "10 claims · with a theme: 7" in text
    markdown = (tmp_path / "evidence-book.md").read_text("utf-8")
    # Wilson, 5 of 7 and 2 of 7: three claims that nobody has read are no reason for 50 %.
    in_order(
        markdown, "| waiting | 5 | 71 % | 36–92 % |", "| =tone | 2 | 29 % | 8–64 % |",
        "| without a theme: nobody has read them yet | 3 |   |   |", "| 10 claims | 10 |",
    )  # fmt: skip
    counted = rows(tmp_path, "claims")
    assert [(row["theme"], row["claims"], row["n"]) for row in counted] == [
        ("waiting", "5", "7"), ("'=tone", "2", "7"), ("", "3", ""),
    ]  # fmt: skip
    assert counted[-1]["estimate"] == "", "unread work is no estimate"


@pytest.mark.row("A17")
def test_agreement_is_told_in_three_figures_side_by_side_with_the_dialogues(
    room: Room, tmp_path: Path
) -> None:
    exported(room, tmp_path)
    markdown = (tmp_path / "evidence-book.md").read_text("utf-8")
    assert "| Agreement in percent | Krippendorff’s alpha | Gwet’s AC1 |" in markdown
    (overall,) = [line for line in markdown.splitlines() if "| All techniques together |" in line]
    # One of 48 decisions is not agreed on.
    assert "| 24 | 98 % (" in overall
    used, thanks = [line for line in markdown.splitlines() if line.startswith("| thanks |")]
    assert markdown.index("How often each technique occurs") < markdown.index(used)
    assert markdown.index(used) < markdown.index("Agreement of coders"), "what is done comes first"
    assert "Krippendorff’s alpha: All units have the same code" in thanks
    told = rows(tmp_path, "agreement")
    found = {(row["technique"], row["measure"]): row["estimate"] for row in told}
    # 23 of 24 agree; codes 23 of 48 yes: the chance of disagreement is 2*23*25/(48*47).
    assert float(found["hello", "percent"]) == pytest.approx(23 / 24)
    alpha = 1 - (1 / 24) / (2 * 23 * 25 / (48 * 47))
    assert float(found["hello", "alpha"]) == pytest.approx(alpha)
    assert found["thanks", "alpha"] == ""
    assert [row["measure"] for row in told] == ["percent", "alpha", "ac1"] * 3
    assert {row["n"] for row in told} == {"24"}
    seen = {row["technique"]: row for row in rows(tmp_path, "techniques")}
    assert set(seen) == {"hello", "thanks"}
    assert all(float(one["low"]) < float(one["estimate"]) <= 1 for one in seen.values())


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (codings(24, "A"), "Agreement takes two coders or more"),
        (codings(4), "Two coders coded 4 of the same units; agreement takes 5 or more."),
        (codings(8), "Fewer than 20 dialogues: a first round of practice"),
    ],
    ids=["one coder", "four dialogues", "eight dialogues"],
)
def test_codings_that_carry_little_say_so(
    tmp_path: Path, told: list[dict[str, Any]], sentence: str
) -> None:
    room = Room()
    take(room, "codings", told)
    texts = exported(room, tmp_path)
    for name in ("docx", "md", "json"):
        assert sentence in texts[name], name


@pytest.mark.row("A21")
@pytest.mark.parametrize("table", LABELS)
def test_a_table_that_was_left_out_shows_the_reason_and_no_figure(
    room: Room, tmp_path: Path, table: str
) -> None:
    room.desk(do="skip_table", table=table, reason="We ask in *May*")
    for name, text in exported(room, tmp_path).items():
        assert "Left out, because: We ask in *May*" in text, name
        assert MISSING not in text, name
    status = {row["table"]: row["status"] for row in rows(tmp_path, "tables_without_data")}
    assert status == {table: "left_out"}
    own = {"survey": "satisfaction", "claims": "claims", "codings": "agreement"}
    assert rows(tmp_path, own[table]) == []
    document = read_json(tmp_path / "evidence-book.json")
    nodes = section(document, "audit").nodes
    at = nodes.index(Heading(LABELS[table]))
    assert isinstance(nodes[at + 1], Figure)
    assert nodes[at + 1].words == "Left out, because: We ask in *May*"


@pytest.mark.parametrize("table", LABELS)
def test_a_table_neither_imported_nor_left_out_is_named_as_missing(
    tmp_path: Path, table: str
) -> None:
    room = Room()
    for other in LABELS.keys() - {table}:
        room.desk(do="skip_table", table=other, reason="Not this year")
    for name, text in exported(room, tmp_path).items():
        assert MISSING + LABELS[table] in text, name
    assert LABELS[table] not in headings(read_json(tmp_path / "evidence-book.json"), "audit")


def test_all_missing_tables_are_named_in_one_sentence_once_an_audit_is_held(
    tmp_path: Path,
) -> None:
    room = Room()
    assert MISSING not in exported(room, tmp_path)["md"]
    activity = {"id": "audit/survey", "session": "audit", "does": "tables", "kind": "survey"}
    room.desk(do="open_session", session="audit")
    room.desk(do="declare", activity=activity)
    text = exported(room, tmp_path)["md"]
    sentence = f"{MISSING}Client survey; Claims of clients; Techniques in dialogues."
    in_order(text, "no audit has collected anything.", sentence)
    assert text.count(MISSING) == 1


def test_the_document_with_tables_reads_back_from_json_as_it_was(
    room: Room, tmp_path: Path
) -> None:
    exported(room, tmp_path)
    assert read_json(tmp_path / "evidence-book.json") == build(room.state, DAY)


def test_names_and_quotes_in_tables_never_become_markup_or_break_the_word_file(
    tmp_path: Path,
) -> None:
    room = Room()
    take(room, "survey", [{"csat": 5, "best": "<b>Kind</b>\u0001 | *staff*\n# and quick"}] * 6)
    take(room, "claims", [{"text": "x"}] * 2)
    room.desk(do="theme_claims", theme="late | <i>rude</i>", claims=[0])
    texts = exported(room, tmp_path)
    for name in ("docx", "md"):
        assert "<b>Kind</b>\ufffd | *staff* # and quick" in texts[name], name
        assert "late | <i>rude</i>" in texts[name], name
