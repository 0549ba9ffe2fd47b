"""Laws of charts: whatever is drawn, no mark covers another, and all texts stay readable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.charts.canvas import width_of, wrapped
from kit.charts.drawing import drawn
from kit.charts.look import NARROW, WIDE
from kit.charts.placing import overlap
from kit.charts.point_map import Axis, Point, placed, plot_of, point_map
from kit.charts.ranges import Measured, ranges
from kit.charts.rows import scale
from kit.charts.value import value
from kit.statistics.intervals import mean_interval, wilson

AXES = Axis("Difficulty", "easy", "very hard"), Axis("Frequency", "hardly ever", "every day")
GRADES = st.lists(st.integers(1, 5), min_size=5, max_size=9)


@given(st.lists(st.tuples(GRADES, GRADES), max_size=60), st.sampled_from([WIDE, 500.0, NARROW]))
def test_marks_of_a_map_never_cover_each_other_and_stay_in_its_field(
    told: list[tuple[list[int], list[int]]], width: float
) -> None:
    points = [
        Point(
            f"S-{n}", "",
            *(value("en", mean_interval(one).plain("en"), "rating") for one in pair),
        )
        for n, pair in enumerate(told)
    ]  # fmt: skip
    marks = [one.mark for one in placed(point_map("en", AXES, points), width)]
    left, top, wide, high = plot_of(width)
    for n, (x, y, w, h) in enumerate(marks):
        assert not [other for other in marks[:n] if overlap(other, marks[n])]
        assert left - 0.01 <= x <= left + wide - w + 0.01
        assert top - 0.01 <= y <= top + high - h + 0.01


@given(
    st.lists(st.tuples(st.text(max_size=200), st.integers(0, 12), st.integers(0, 8)), max_size=20),
    st.sampled_from([WIDE, NARROW]),
    st.sampled_from([None, (0.6, "поріг 60 %")]),
)
def test_texts_beside_ranges_never_cover_each_other(
    told: list[tuple[str, int, int]], width: float, threshold: tuple[float, str] | None
) -> None:
    rows = [
        Measured(label, value("uk", wilson(k, k + more).shown().plain("uk"), "share"))
        for label, k, more in told
    ]
    shown = scale("uk", (0.0, 1.0), "share")
    canvas = drawn(ranges("uk", "Підтримка", shown, rows, threshold), width)
    boxes = [box for _, box in canvas.texts]
    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if overlap(a, b)]
    assert all(x >= 0 and x + wide <= width + 0.5 for x, _, wide, _ in boxes)


@given(st.text(max_size=300), st.integers(60, 400), st.integers(1, 4))
def test_broken_lines_fit_and_lose_no_letter_unless_they_say_so(
    text: str, width: int, most: int
) -> None:
    lines = wrapped(text, width, most)
    assert len(lines) <= most or not text.split()
    assert all(width_of(one, 13.0) <= width for one in lines)
    if not lines or not lines[-1].endswith(" …"):
        assert "".join("".join(lines).split()) == "".join(text.split())
