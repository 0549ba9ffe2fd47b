"""Charts: where things stand on them, that nothing covers another, and the same in words."""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from rich_workshop import rich
from test_standard import DAY

from kit.charts.canvas import Canvas
from kit.charts.changes import Changes
from kit.charts.drawing import Chart, drawn, picture, svg
from kit.charts.funnel import Funnel
from kit.charts.look import NARROW, WIDE
from kit.charts.matrix import Aspect, Matrix, matrix
from kit.charts.placing import overlap
from kit.charts.point_map import Axis, Point, PointMap, placed, point_map
from kit.charts.ranges import Measured, Ranges, ranges
from kit.charts.rows import Rows, scale
from kit.charts.value import Value, value
from kit.evidence.charts import criteria_map
from kit.evidence.results_map import results_map
from kit.standard.build import build
from kit.standard.formats import formats
from kit.standard.formats.json import read_json
from kit.standard.nodes import Document, Figure, nodes_of
from kit.statistics.intervals import mean_interval, wilson

HARD = Axis("Difficulty", "easy", "very hard"), Axis("Frequency", "hardly ever", "every day")
LANGUAGES = ("en", "uk", "ru", "pl")


def rating(estimate: float) -> Value:
    return value("en", mean_interval([round(estimate)] * 8).plain("en"), "rating")


def share(n: int, of: int) -> Value:
    return value("en", wilson(n, of).plain("en"), "share")


def charts_of(document: Document) -> list[Chart]:
    return [one.chart for one in nodes_of(document) if isinstance(one, Figure) and one.chart]


@pytest.fixture(scope="module")
def books() -> dict[str, Document]:
    return {language: build(rich(language).state, DAY) for language in LANGUAGES}


def test_points_lie_where_their_ratings_are() -> None:
    corners = ((1, 1), (5, 5), (3, 3))
    told = [Point(str(n), "", rating(x), rating(y)) for n, (x, y) in enumerate(corners)]
    found = placed(point_map("en", HARD, told), WIDE)
    assert [one.spot for one in found] == [
        pytest.approx((44.0, 377.2)), pytest.approx((608.0, 42.0)), pytest.approx((326.0, 209.6)),
    ]  # fmt: skip
    middles = [(x + w / 2, y + h / 2) for x, y, w, h in (one.mark for one in found)]
    assert middles == [pytest.approx(one.spot) for one in found]


def test_a_track_goes_from_end_to_end_of_its_scale() -> None:
    rows = Rows(Canvas(WIDE), scale("en", (1.0, 5.0), "rating"), ())
    assert [rows.at(v) for v in (1, 3, 5, 9)] == pytest.approx([302, 464, 626, 626])
    assert [told for _, told in rows.scale.ticks] == ["1", "2", "3", "4", "5"]


def test_entries_of_equal_ratings_have_marks_beside_each_other() -> None:
    told = [Point(f"S-{n}", "", rating(4), rating(4)) for n in range(12)]
    for width in (WIDE, NARROW):
        marks = [one.mark for one in placed(point_map("en", HARD, told), width)]
        assert len(marks) == 12
        pairs = [(a, b) for n, a in enumerate(marks) for b in marks[:n]]
        assert not [pair for pair in pairs if overlap(*pair)]


def test_a_map_says_what_lies_above_the_middle_and_why_an_entry_is_not_on_it() -> None:
    few = value("en", mean_interval([5, 5, 5]).plain("en"), "rating")
    told = [
        Point("S-1", "", rating(5), rating(4)),
        Point("S-2", "", rating(5), rating(2)),
        Point("S-3", "", few, rating(5)),
    ]
    chart = point_map("en", HARD, told)
    assert chart.title == "Above the middle of both scales: S-1."
    assert [one.number for one in chart.points] == ["S-1", "S-2"]
    assert "S-3: Difficulty 3 of 5 answers needed" in chart.words
    assert point_map("en", HARD, told[2:]).title == "No figure: 3 of 5 answers needed"
    assert "3 of 5 answers needed" in svg(point_map("en", HARD, told[2:]))


def test_ranges_say_whether_the_order_may_be_chance_and_what_has_no_figure() -> None:
    shown = scale("en", (0.0, 1.0), "share")
    rows = [Measured("A", share(14, 15)), Measured("B", share(12, 15)), Measured("C", share(2, 3))]
    chart = ranges("en", "Is it useful?", shown, rows)
    first = "Is it useful? The ranges of the first two overlap: their order may be chance."
    assert chart.title == first
    assert chart.words.startswith(f"{first} A: 93 % (70–99 %; n = 15). B: 80 % (")
    assert chart.words.endswith("C: 3 of 5 answers needed.")
    apart = ranges(
        "en", "Support", shown, [Measured("A", share(30, 30)), Measured("B", share(3, 30))]
    )
    assert apart.title == "Support. The ranges of the first two do not overlap."
    beaten = ranges("en", "Chance", shown, rows, (0.6, "threshold 60 %"))
    assert beaten.title == "Chance. Range wholly above the threshold: 1 of 2."
    none = ranges("en", "Support", shown, [Measured("C", share(2, 3))])
    assert none.title == "Support. No figure: 3 of 5 answers needed"


def test_a_matrix_tells_all_some_and_none_apart_by_shape() -> None:
    aspect = Aspect("Tried", ("all", "some", "none"))
    chart = matrix("en", ("S-1", "S-2", "S-3"), [aspect])
    assert chart.title == "Entries that have everything: 1 of 3."
    assert chart.words.endswith("Tried: all 1, some 1, none 1.")
    made = picture(chart)
    assert len(made.findall("polygon")) == 2, "one half square, and one that explains it"
    full = [one for one in made.findall("rect") if one.get("fill") == one.get("stroke")]
    assert len(full) == 2


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_any_chart_covers_another_or_leaves_its_picture(
    books: dict[str, Document], language: str, width: float
) -> None:
    for chart in charts_of(books[language]):
        canvas = drawn(chart, width)
        boxes = [box for _, box in canvas.texts]
        for n, (left, top, wide, high) in enumerate(boxes):
            assert left >= -0.5, (type(chart), canvas.texts[n])
            assert left + wide <= width + 0.5, (type(chart), canvas.texts[n])
            assert top + high <= canvas.height
            covered = [m for m in range(n) if overlap(boxes[m], boxes[n])]
            assert not covered, (type(chart), canvas.texts[n], canvas.texts[covered[0]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chart_stands_in_the_evidence_book_and_says_the_same_in_its_language(
    books: dict[str, Document], language: str
) -> None:
    charts = charts_of(books[language])
    assert {type(one) for one in charts} == {PointMap, Ranges, Matrix, Funnel, Changes}
    english = charts_of(books["en"])
    assert len(charts) == len(english)
    for one, other in zip(charts, english, strict=True):
        assert language == "en" or one.title != other.title
        assert one.words.startswith(one.title)
        made = fromstring(svg(one))
        assert made.get("role") == "img"
        title, words = made[0], made[1]
        assert (title.text, words.text) == (one.title, one.words)
        assert made.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"


def test_the_figures_of_a_map_are_those_of_the_table_below_it(books: dict[str, Document]) -> None:
    nodes = [*nodes_of(books["en"])]
    at = next(
        n
        for n, one in enumerate(nodes)
        if isinstance(one, Figure) and isinstance(one.chart, PointMap)
    )
    chart = nodes[at].chart  # type: ignore[union-attr]
    assert isinstance(chart, PointMap)
    rows = nodes[at + 1].rows  # type: ignore[union-attr]
    told = [(p.number, p.across.said, p.up.said) for p in chart.points]
    assert told == [(r.cells[0], r.cells[2].split()[0], r.cells[3].split()[0]) for r in rows]


def test_word_pdf_markdown_and_json_hold_every_chart(
    books: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> None:
    book = books["uk"]
    charts = charts_of(book)
    (word,) = formats()["docx"].files(book).values()
    with ZipFile(BytesIO(word)) as packed:
        pictures = [name for name in packed.namelist() if name.startswith("word/media/")]
        xml = packed.read("word/document.xml").decode()
    assert len(pictures) == len(charts) + 1, "one each, and the logo"
    described = {one.get("descr") for one in fromstring(xml).iter() if one.tag.endswith("docPr")}
    assert {one.words for one in charts} <= described
    (pdf,) = formats()["pdf"].files(book).values()
    told = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    for one in charts:
        assert one.title.split(":")[0] in told.replace("\u00ad", "").replace("\u00a0", " ")
    (text,) = formats()["md"].files(book).values()
    assert "Змін, інтервал яких не містить нуля: 1 з 2" in text.decode()
    (raw,) = formats()["json"].files(book).values()
    path = tmp_path_factory.mktemp("json") / "book.json"
    path.write_bytes(raw)
    assert charts_of(read_json(path)) == charts


def test_numbers_on_the_map_of_the_desk_and_of_the_wall_are_places_in_the_results() -> None:
    plain = mean_interval([4] * 8).plain()
    tally = {"method": "ratings", "criteria": {"difficulty": plain, "frequency": plain}}
    results = [{"text": text, "tallies": [tally]} for text in ("A", "B")]
    chart = results_map(results, "uk")
    assert chart is not None
    assert [(one.number, one.text) for one in chart.points] == [("1", "A"), ("2", "B")]
    assert chart.across.words == "Складність: 1 легко – 5 дуже складно"
    desk = criteria_map(results, "uk")
    assert desk is not None
    (rows,) = (d for d in desk.to_dict()["datasets"].values() if "place" in d[0])
    marks = {(one["mark_x"], one["mark_y"]) for one in rows}
    assert len(marks) == 2, "the second stands beside the first"
