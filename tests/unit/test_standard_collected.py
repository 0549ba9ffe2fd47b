"""What every session collected, in the draft: from the audit to the introduction plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drafts import clause, headings, records, section, shown
from rich_workshop import Company, answered, rich
from test_standard import DAY, Room, exported, rows
from test_standard_audit import in_order

from kit.activities.pulse.figures import waves
from kit.activities.quiz.figures import quiz_results
from kit.activities.role_play.figures import sheets
from kit.activities.vote.after_use import after_use
from kit.domain.commands import FACILITATOR
from kit.language import Share, translate
from kit.standard.baseline import WELL_KNOWN, baseline
from kit.standard.build import build, outline_of
from kit.standard.export import export
from kit.standard.formats import formats
from kit.standard.formats.json import read_json
from kit.standard.nodes import Document, Figure, Heading, records_of

SOURCES = [chapter.baseline for chapter in outline_of("evidence").chapters if chapter.baseline]


@pytest.fixture(scope="module")
def company() -> Company:
    """All sessions were held; read only."""
    return rich()


@pytest.fixture(scope="module")
def document(company: Company) -> Document:
    return build(company.state, DAY)


@pytest.fixture(scope="module")
def folder(company: Company, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("draft")
    exported(company, out)
    return out


@pytest.fixture(scope="module")
def texts(company: Company, folder: Path) -> dict[str, str]:
    return exported(company, folder)


def chapter(folder: Path, title: str) -> list[str]:
    """The lines of one chapter of the Markdown file."""
    (found,) = (part for part in markdown(folder).split("\n## ") if title in part.splitlines()[0])
    return found.splitlines()


def markdown(folder: Path) -> str:
    return (folder / "evidence-book.md").read_text("utf-8")


@pytest.mark.row("A16")
@pytest.mark.parametrize("name", list(formats()))
def test_the_report_of_the_audit_is_the_same_to_the_byte_when_it_is_made_again(
    company: Company, tmp_path: Path, name: str
) -> None:
    one = export(company.state, [name], tmp_path / "one", on=DAY)
    # Made again from a workshop that was folded anew from the same inputs.
    other = export(rich().state, [name], tmp_path / "other", on=DAY)
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]
    if name == "md":
        text = one[-1].read_text("utf-8")
        in_order(
            text, "## 2. What the audit found", "Success stories", "What clients say was done best",
            "Satisfaction", "Claims by theme", "Agreement of coders", "Hard situations",
        )  # fmt: skip


@pytest.mark.parametrize("name", ["docx", "md"])
def test_the_chapters_stand_in_the_order_of_the_outline(texts: dict[str, str], name: str) -> None:
    in_order(
        texts[name], "0. Passport", "1. How to read", "2. What the audit found", "3. Principles",
        "4. Appearance and behaviour on site",
        "5. Client expectations and our actions", "6. Situations",
        "7. Speech modules and behaviour schemes", "8. Norms", "9. Communication techniques",
        "10. Client types", "11. STOP-phrases", "12. Ideas and experiments",
        "13. Understanding quiz", "14. Introduction plan: where we start", "15. Open points",
        "Annex A. Results of the votes", "Annex B. Ledger", "Annex C. The words of the evidence",
        "Annex D. Trials", "Annex E. Role plays", "Annex F. Pulse",
    )  # fmt: skip


@pytest.mark.row("A18")
@pytest.mark.parametrize("name", ["docx", "md"])
def test_pluses_come_before_minuses_and_each_card_has_evidence_or_says_that_there_is_none(
    texts: dict[str, str], tmp_path: Path, name: str
) -> None:
    in_order(texts[name], "Pluses of today's service", "Minuses of today's service")
    assert texts[name].count("no evidence yet") == 12, "six practices and six stories"
    room = rich()
    practices = [item.id for item in room.state.of_kind("practice")]
    vote = room.part("audit", "matters", "vote", "practice")
    room.vote(vote, practices[:5], lambda n, at: "useful" if n % 3 else "unsure")
    text = exported(room, tmp_path)[name]
    assert text.count("no evidence yet") == 6, "the six stories"
    board = [line for line in chapter(tmp_path, "What the audit found") if line.startswith("| P-")]
    assert len(board) == 6
    assert all("approval 9 of 14 (64 %); 95 % interval" in line for line in board[:5])
    assert "no votes on this wording" in board[5]


def test_an_answer_that_is_an_entry_shows_its_number_and_text_and_never_its_id(
    company: Company, document: Document, texts: dict[str, str], folder: Path
) -> None:
    module = company.state.items[clause(document, "S-1.M2")["item"]]
    item = company.state.items[module.fields["client_type"]]
    answer = f"C-1: {item.fields['text']}"
    for name in ("docx", "md", "json"):
        assert answer in texts[name], name
    (row,) = (row for row in rows(folder, "clauses") if row["number"] == "S-1.M2")
    assert answer in row["further_fields"]
    assert f" {item.id}\n" not in row["further_fields"] + "\n"


def test_an_answer_that_was_hidden_or_merged_is_not_quoted(tmp_path: Path) -> None:
    room = rich()
    first, second = room.state.of_kind("client_type")
    room.desk(
        do="merge",
        items=[first.id, second.id],
        fields={"text": "In a hurry, well read"},
        reason="x",
    )
    assert "C-3: In a hurry, well read" in exported(room, tmp_path)["md"]
    merged = room.state.of_kind("client_type")[0]
    room.desk(do="hide", item=merged.id, reason="Nobody is like that")
    for text in exported(room, tmp_path).values():
        assert "In a hurry, well read" not in text


@pytest.mark.row("B16")
def test_the_matrix_names_expectations_without_action_and_requirements_without_expectation(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    shared = [one["number"] for one in records(document, "actions") if one["meets"] == "E-1, E-2"]
    assert shared == ["", "R-1"], "an action of both, and a requirement"
    header = "| No. | Our action | E-1 | E-2 | E-3 | E-4 |"
    assert header in markdown(folder).splitlines()
    for name in ("docx", "md"):
        told = "Expectations without an action of ours: E-4. Requirements that meet no expectation"
        assert told in texts[name], name
        assert "Meets the expectations: E-1, E-2" in texts[name], name
        assert "no client expectation is linked yet" in texts[name], name
    line = next(line for line in markdown(folder).splitlines() if line.startswith("| R-2 | Our"))
    assert line.endswith("| – | – | – | – |")
    assert {row["meets"] for row in rows(folder, "actions")} >= {"E-1, E-2", "E-3", ""}


def test_many_expectations_are_listed_by_number_beside_each_action(tmp_path: Path) -> None:
    room = Room()
    where = room.activity("wishes", "collect", "expectation")
    for n in range(9):
        room.add(FACILITATOR, where, "expectation", text=f"Wish {n}", actions="- Look up\nListen")
    for name, text in exported(room, tmp_path).items():
        if name != "csv":
            assert "E-1, E-2, E-3, E-4, E-5, E-6, E-7, E-8, E-9" in text or name == "json", name
    assert "Every expectation has an action" in markdown(tmp_path)


@pytest.mark.row("A22")
def test_the_register_has_kind_and_themes_and_dropped_themes_stand_with_their_reason(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    register = {row["number"]: row for row in records(document, "register")}
    first, untyped = register["S-1"], register["S-6"]
    assert (first["kind"], first["typical"], first["themes"], first["claims"]) == (
        "request", "typical", "waiting", 14,
    )  # fmt: skip
    assert first["difficulty_n"] == 14
    assert first["modules"] == 2
    assert (untyped["kind"], untyped["difficulty"]) == ("", None)
    fates = {
        one["theme"]: (one["situations"], one["reason"]) for one in records(document, "themes")
    }
    assert fates == {
        "waiting": ("S-1, S-2", ""),
        "parking": ("", "The car park belongs to the city"),
        "tone": ("", ""),
    }
    for name in ("docx", "md", "json", "csv"):
        assert "dropped: The car park belongs to the city" in texts[name], name
        assert "neither in a situation nor dropped yet" in texts[name], name
    assert "Situations without a kind: 1." in texts["md"]
    lacking = "Themes of claims neither in a situation nor dropped with a reason: tone"
    assert lacking in texts["md"]
    told = {row["number"]: row for row in rows(folder, "register")}
    assert (told["S-1"]["themes"], told["S-1"]["claims"]) == ("waiting", "14")


@pytest.mark.row("A25")
def test_words_and_steps_of_one_situation_stand_together_with_numbered_steps(
    company: Company, document: Document, texts: dict[str, str], folder: Path
) -> None:
    nodes = section(document, "speech_module").nodes
    for at in (n for n, node in enumerate(nodes) if getattr(node, "key", "") == "side_by_side"):
        situation = nodes[at - 1]
        assert isinstance(situation, Heading)
        number = situation.text.split(" ")[0]
        named = [node.anchor for node in nodes if isinstance(node, Heading) and node.level == 3]
        assert [one for one in named if one.startswith(f"{number}.")] == [
            f"{number}.M1", f"{number}.M2", f"{number}.B1",
        ]  # fmt: skip
    assert sum(getattr(node, "key", "") == "side_by_side" for node in nodes) == 4
    steps = company.entries["behaviour_scheme"][0]
    numbered = [f"{n}. {line}" for n, line in enumerate(steps["text"].splitlines(), 1)]
    for name in ("docx", "md"):
        in_order(texts[name], "What we say", "What we do", *numbered, steps["branch"])
        in_order(texts[name], "S-1.B1 · should", *numbered, steps["branch"], "Stage:")
    covered = {row["number"]: row for row in rows(folder, "coverage")}
    assert [covered[f"S-{n}"]["schemes"] for n in range(1, 7)] == ["1", "1", "1", "1", "0", "0"]
    assert covered["S-4"]["schemes_without_a_stage"] == "S-4.B1"
    assert "finding out the need" in covered["S-1"]["stages"]
    assert "behaviour scheme without a stage: S-4.B1" in texts["docx"]
    line = next(one for one in markdown(folder).splitlines() if one.startswith("| S-6 | An older"))
    assert "| – | – | – | – | – |" in line
    assert (covered["S-1"]["schemes"], covered["S-1"]["wordings_that_differ"]) == ("1", "2")


def test_the_word_file_colours_the_gaps_of_the_coverage(folder: Path) -> None:
    from docx import Document

    tables = Document(str(folder / "evidence-book.docx")).tables
    (found,) = (t for t in tables if "Modules adopted" in [cell.text for cell in t.rows[0].cells])
    for row in found.rows[1:]:
        for cell in row.cells:
            assert ("FBE9D7" in cell._tc.xml) == (cell.text == "–")


@pytest.mark.row("D02")
def test_norms_stand_in_four_slots_and_a_missing_when_or_what_not_is_flagged(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    whole, timeless, boundless = (clause(document, f"N-{n}") for n in (1, 2, 3))
    assert (whole["flags"], timeless["flags"], boundless["flags"]) == (
        "", "norm_without_when", "norm_without_not",
    )  # fmt: skip
    lines = chapter(folder, "Norms")
    assert "| No. | What we do | How | When | What we do not do | Status |" in lines
    for number, n in (("N-1", 0), ("N-2", 1), ("N-3", 1)):
        (line,) = (line for line in lines if line.startswith(f"| {number} | "))
        assert line.count("not said yet") == n, number
    for name in ("docx", "md"):
        text = "Norms that do not say yet when they hold, or what not to do: N-2, N-3."
        assert text in texts[name], name
    flags = {row["number"]: row["flags"] for row in rows(folder, "clauses")}
    assert (flags["N-2"], flags["N-3"]) == ("norm_without_when", "norm_without_not")


@pytest.mark.row("B17")
def test_an_adopted_idea_has_its_trials_or_closing_note_or_is_named_as_lacking_both(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    (tried,) = (one for one in records(document, "trials") if one["number"] == "I-1")
    assert tried["n"] == 3
    assert clause(document, "I-2")["note"] == "Tried for a week: queues became no shorter."
    for name in ("docx", "md"):
        in_order(texts[name], "Where", "How long", "3 trials; ")
        assert "What became of it: Tried for a week" in texts[name], name
        assert texts[name].count("neither a result nor a closing note yet") == 1, name
        assert "Adopted ideas with neither a trial nor a closing note: I-3" in texts[name], name
    notes = {row["number"]: row["note"] for row in rows(folder, "clauses") if row["kind"] == "idea"}
    assert notes["I-2"].startswith("Tried for a week")


@pytest.mark.row("C10")
def test_a_success_story_names_the_module_it_led_to_or_that_there_is_none(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    assert headings(document, "audit")[0] == "Success stories", "strengths come first"
    assert clause(document, "SS-1")["links"] == "S-1.M2"
    for name in ("docx", "md"):
        assert re.search(r"Led to: S-1\.M2", texts[name]), name
        assert texts[name].count("Led to: no speech module yet") == 5, name
    links = {row["number"]: row["links"] for row in rows(folder, "clauses")}
    assert (links["SS-1"], links["SS-2"]) == ("S-1.M2", "")


@pytest.mark.row("C07")
def test_the_share_of_must_is_shown_and_a_share_above_the_cap_warned_of(
    document: Document, texts: dict[str, str], folder: Path
) -> None:
    counted = {row["level"]: row for row in records(document, "freedom")}
    # Eight modules, four schemes, six requirements, two norms, techniques, STOP-phrases and
    # principles; the ideas that were adopted oblige nobody.
    obliging = [
        one
        for one in records(document, "clauses")
        if one["status"] == "adopted" and one["kind"] != "idea"
    ]
    assert sum(row["count"] for row in counted.values()) == len(obliging) == 26
    must = counted["must"]
    assert (must["count"], must["of"], must["share"]) == (5, 26, 5 / 26)
    for name in ("docx", "md", "json"):
        assert "Adopted clauses that oblige somebody: 26. Share of “must”: 19 %." in texts[name]
        assert "the most you chose is 20%" in texts[name].replace("\u00a0", " "), name
        assert "A refund up to 20, without asking anybody." in texts[name], name
    limits = [row["number"] for row in rows(folder, "authority")]
    assert limits[:2] == ["S-1.M1", "S-2.M1"]


def test_without_a_cap_nothing_is_warned_of(tmp_path: Path) -> None:
    room = Room()
    where = room.activity("rules", "collect", "principle")
    for n in range(5):
        item = room.add(FACILITATOR, where, "principle", text=f"We listen {n} times")
        room.desk(do="decide", item=item, decision="adopt", binding="must")
        text = exported(room, tmp_path)["md"]
        assert ("Share of “must”: 100 %." in text) == (n == 4), "under five there are counts alone"
    assert "Adopted clauses that oblige somebody: 5. Share of “must”: 100 %." in text
    assert "the most you chose" not in text
    assert "What employees may decide alone" not in text


@pytest.mark.row("A32")
def test_the_share_that_employees_wrote_is_shown_beside_the_target(tmp_path: Path) -> None:
    room = Room()
    where = room.activity("rules", "collect", "principle")
    room.desk(do="open", activity=where, close_current=True)
    people = [room.person(f"P{n}") for n in range(4)]
    for who in (*people, FACILITATOR, FACILITATOR):
        item = room.add(who, where, "principle", text=f"Rule {room.state.seq}")
        room.desk(do="decide", item=item, decision="adopt")
    for name, text in exported(room, tmp_path).items():
        if name != "csv":
            assert "with an employee's contribution: 4 of 6 (67%)." in text, name
            assert "The workshop set itself no target for this share." in text, name
    for share, told in ((0.5, "Target: 50%, reached."), (0.8, "Target: 80%, not reached yet.")):
        room.desk(do="want_share", share=share)
        for name, text in exported(room, tmp_path).items():
            assert told in text or name == "csv", name
    (row,) = rows(tmp_path, "authorship")
    assert (row["with_employee"], row["of"], float(row["share"])) == ("4", "6", 2 / 3)
    assert row["wanted"] == "0.8"


@pytest.mark.row("D21")
def test_the_quiz_shows_right_answers_n_and_interval_and_claims_no_cause(
    company: Company, document: Document, texts: dict[str, str], folder: Path
) -> None:
    (quiz,) = records(document, "quizzes")
    own = {
        one.id: one
        for one in quiz_results(company.state, company.state.runs[quiz["activity"]].activity)
    }
    assert quiz["people"] == 12
    answers = [one for one in records(document, "quiz_answers") if one["measure"] == "right"]
    assert len(answers) == 3
    for one in answers:
        share = own[one["item"]].share
        assert (one["estimate"], one["low"], one["n"]) == (share.estimate, share.low, 12)
        assert share.estimate is not None
        low, high = round(100 * share.low), round(100 * share.high)
        for name in ("docx", "md"):
            assert f"{round(100 * share.estimate)} % ({low}–{high} %)" in texts[name], name
    for name in ("docx", "md"):
        assert "no proof that the training caused it" in texts[name], name
        assert "Without a comparison group this is a change" in texts[name], name


def test_no_figure_of_a_quiz_stands_on_fewer_than_five_answers(tmp_path: Path) -> None:
    room = Company()
    quiz = room.part("test-training", "quiz", "quiz", "question", method="choice")
    fields = {"text": "What first?", "right": "Listen", "wrong_1": "Talk"}
    question = room.add(FACILITATOR, quiz, "question", **fields)
    room.vote(quiz, [question], lambda _n, _at: 0, voters=4)
    for name, text in exported(room, tmp_path).items():
        assert "Listen" in text, name
        assert "4 of 5 answers needed" in text, name
        assert "4 of 4" not in text, name
    line = next(line for line in chapter(tmp_path, "quiz") if line.startswith("| Q-1 "))
    assert "%" not in line
    (right, _) = rows(tmp_path, "quiz_answers")
    assert (right["measure"], right["n"], right["estimate"]) == ("right", "4", "")


@pytest.mark.row("A31")
def test_the_baseline_of_the_introduction_plan_is_what_the_test_training_itself_shows(
    company: Company, document: Document, folder: Path
) -> None:
    state = company.state
    told = {
        (one["measured"], one["number"], one["about"]): one for one in records(document, "baseline")
    }
    number = {one["item"]: one["number"] for one in records(document, "clauses")}

    def given(measured: str, item: str) -> float | None:
        (found,) = (v for (m, n, _), v in told.items() if (m, n) == (measured, number[item]))
        return found["estimate"]

    played = sheets(state, "test-training/play")
    assert len(played) == 5
    for one in played:
        assert given("points", one.id) == one.share.estimate
        assert given("naturalness", one.id) == one.naturalness.estimate
        for text, point in one.points:
            value = told["point", number[one.id], text]
            assert (value["estimate"], value["n"]) == (point.estimate, point.n)
    for one in after_use(state, "test-training/after-use"):
        if one.mean.n:
            assert given("usefulness", one.item.id) == one.mean.estimate
    after = [one for one in waves(state, "test-training") if one.wave == "after"]
    assert [told["pulse", "", one.statement]["estimate"] for one in after] == [
        one.mean.estimate for one in after
    ]
    table = rows(folder, "baseline")
    assert len(table) == len(told)
    assert {row["estimate"] for row in table if int(row["n"]) < 5} == {""}


def test_training_needs_are_the_weakest_points_and_questions_first(document: Document) -> None:
    found = records(document, "training_needs")
    needs = [one["estimate"] for one in found]
    assert needs == sorted(needs)
    assert 0 < len(needs) <= 10
    assert all(value is not None and value < WELL_KNOWN for value in needs)
    assert {one["measured"] for one in found} == {"point", "question"}


def test_no_baseline_is_told_of_fewer_than_five_sheets_ratings_or_answers(tmp_path: Path) -> None:
    room = Company()
    answered(room, "after", [1, 2, 1, 1])
    (intention, ownership) = baseline(room.state, SOURCES)
    assert (intention.value.n, intention.value.estimate) == (4, None)
    assert (ownership.value.n, ownership.value.estimate) == (4, None)
    exported(room, tmp_path)
    told = chapter(tmp_path, "Introduction plan")
    assert "None of the figures shows a training need." in told
    assert sum("4 of 5 answers needed" in line for line in told) == 2


def test_what_was_hidden_after_the_role_plays_is_quoted_nowhere(tmp_path: Path) -> None:
    room = rich()
    module = room.state.of_kind("speech_module")[0]
    words, points = module.fields["say"], module.fields["points"].splitlines()
    # The quiz quotes this module as a right answer, so its question goes too.
    for item in (module, room.state.of_kind("question")[0]):
        room.desk(do="hide", item=item.id, reason="It is wrong")
    for name, text in exported(room, tmp_path).items():
        for quoted in (words, *points):
            assert quoted not in text, (name, quoted)
    room.desk(
        do="decide", item=room.state.of_kind("speech_module")[0].id, decision="drop", reason="x"
    )
    story = "Success stories that led to no speech module yet: SS-1, SS-2"
    assert story in exported(room, tmp_path)["md"], "the module it led to was dropped"


def test_without_a_test_training_the_introduction_plan_says_that_it_does_not_apply(
    tmp_path: Path,
) -> None:
    for name, text in exported(Room(), tmp_path).items():
        none = "Not applicable so far: no test-training has given figures."
        assert none in text or name == "csv", name


def test_annex_c_explains_the_statistics_that_are_printed_and_no_others(
    document: Document, tmp_path: Path
) -> None:
    words = {row.cells[0] for row in shown(document, "words")}
    assert words >= {
        "CSAT", "NPS", "adjusted Wald", "CES", "Krippendorff’s alpha", "Gwet’s AC1",
        "Wilson interval", "Jeffreys' posterior", "KR-20", "discrimination", "Hedges’ g", "rating",
    }  # fmt: skip
    assert not words & {"Bradley–Terry", "dots", "chance to be preferred", "on paper"}
    empty = shown(build(Room().state, DAY), "words")
    assert {row.cells[0] for row in empty} == {"95 % interval", "n"}
    room = Company()
    ideas = room.collected("audit", "idea", [{"text": "One"}, {"text": "Other"}])
    pairs = room.part("audit", "pairs", "vote", "idea", method="pairwise")
    for who in room.people[:3]:
        room.told(who, do="vote", activity=pairs, item=ideas[0], value={"over": ideas[1]})
    text = exported(room, tmp_path)["md"]
    assert "Bradley–Terry" in text[text.index("Annex C") :]


@pytest.mark.row("A08")
def test_json_and_spreadsheet_carry_everything_and_no_cell_is_a_formula(
    company: Company, document: Document, folder: Path
) -> None:
    assert read_json(folder / "evidence-book.json") == document
    tables = [path.stem.removeprefix("evidence-book-") for path in folder.glob("*.csv")]
    for table in tables:
        for row in rows(folder, table):
            for cell in row.values():
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                assert number or cell.lstrip()[:1] not in ("=", "+", "-", "@"), cell
    assert set(tables) == set(records_of(document))
    assert set(tables) >= {
        "clauses", "votes", "criteria", "trials", "trials_by_role", "role_plays", "ledger",
        "actions", "themes", "quizzes", "quiz_answers", "baseline", "training_needs", "pulse",
        "pulse_changes", "freedom", "authority", "authorship", "coverage", "register", "claims",
        "satisfaction", "praise", "techniques", "agreement", "turnout", "passport",
    }  # fmt: skip


HOSTILE = "=1+1 <b>*x*</b> | y"


def test_what_people_typed_into_the_new_fields_stays_text(tmp_path: Path) -> None:
    room = rich()
    wish = room.collected("audit", "expectation", [{"text": HOSTILE, "actions": HOSTILE}])
    idea = room.state.of_kind("idea")[0].id
    room.desk(do="conclude", item=idea, note=HOSTILE)
    room.desk(do="settle_theme", theme="tone", reason=HOSTILE)
    texts = exported(room, tmp_path)
    for name in ("docx", "md", "json"):
        assert HOSTILE in texts[name], name
    assert "<b>" not in markdown(tmp_path).replace(r"\<b", "")
    notes = {row["item"]: row for row in rows(tmp_path, "clauses")}
    assert notes[idea]["note"] == f"'{HOSTILE}"
    assert notes[wish[0]]["text"] == f"'{HOSTILE}"
    action = next(row for row in rows(tmp_path, "actions") if "y" in row["text"])
    assert action["text"].startswith("'=") or not action["text"].startswith("=")


def test_shares_are_written_as_the_language_of_the_workshop_writes_them() -> None:
    document = build(rich("uk").state, DAY)
    wanted = translate("uk", "{share}", share=Share(0.9))
    told = [node.words for node in section(document, "reading").nodes if isinstance(node, Figure)]
    assert any(wanted in words for words in told)
