"""Laws of the draft standard, for any course a workshop may take."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import mistune
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.events import (
    Event,
    ItemAdded,
    ItemDecided,
    ItemHidden,
    ItemsMerged,
    ItemWithdrawn,
    WorkshopStarted,
)
from kit.domain.folding import fold
from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.standard.build import build
from kit.standard.formats.csv import safe
from kit.standard.formats.markdown import escape, quoted
from kit.standard.nodes import records_of

DAY = date(2026, 11, 20)

AUDITED: list[tuple[str, dict[str, str]]] = [
    ("success_story", {}), ("practice", {"sign": "plus"}), ("practice", {"sign": "minus"}),
    ("local_practice", {}), ("restriction", {"interest": "company"}), ("stop_phrase", {}),
    ("norm", {"when": "always"}), ("expectation", {"actions": "Look up\nListen"}),
    ("requirement", {}), ("question", {"right": "yes", "wrong_1": "no"}), ("idea", {}),
    ("behaviour_scheme", {"stage": "need"}), ("client_type", {}), ("principle", {}),
]  # fmt: skip
"""Kinds of the tables, with the fields that choose their section."""

happenings = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "situation", "audit", "merge", "hide", "withdraw", "adopt", "drop"]
        ),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=40,
)


def added(what: str, new: str, one: int, known: list[Item]) -> ItemAdded:
    """A new entry; a speech module belongs to a situation if there is one."""
    if what == "audit":
        kind, fields = AUDITED[one % len(AUDITED)]
        return ItemAdded(item=new, activity="a", item_kind=kind, fields=fields | {"text": new})
    if what == "situation":
        return ItemAdded(item=new, activity="a", item_kind="situation", fields={"text": new})
    situations = [item.id for item in known if item.kind == "situation"]
    within = situations[one % len(situations)] if situations else ""
    return ItemAdded(
        item=new, activity="a", item_kind="speech_module", fields={"say": new}, within=within
    )


def course(steps: list[tuple[str, int, int]]) -> tuple[Workshop, list[dict[str, str]]]:
    """The workshop in the end, and the numbers after each step the rules would not refuse."""
    state = Workshop()
    states: list[dict[str, str]] = []

    def happened(actor: str, body: object) -> None:
        fold([Event(state.seq + 1, f"e{state.seq}", 1.8e9, actor, body)], state)

    happened("kit", WorkshopStarted(title="T", language="en", code="C"))
    for what, one, other in steps:
        known = [i for i in state.items.values() if not (i.withdrawn or i.merged_into)]
        new = f"i{len(state.items) + 1}"
        first = known[one % len(known)] if known else None
        twin = known[other % len(known)] if known else None
        if what in ("add", "situation", "audit"):
            happened(f"p{one}", added(what, new, one, known))
        elif first is None or twin is None:
            continue
        elif what == "merge" and first is not twin and first.kind == twin.kind:
            happened(
                "facilitator",
                ItemsMerged(
                    item=new, parents=(first.id, twin.id), item_kind=first.kind,
                    fields=first.fields, within=first.within,
                ),
            )  # fmt: skip
        elif what == "hide":
            happened("facilitator", ItemHidden(item=first.id, on=not first.hidden))
        elif what == "withdraw" and not first.decision and not first.parents:
            happened(first.author, ItemWithdrawn(item=first.id))
        elif what in ("adopt", "drop"):
            happened(
                "facilitator",
                ItemDecided(item=first.id, version=1, decision=what, reason="so"),
            )
        states.append(numbers(state))
    return state, states


@settings(max_examples=60)
@given(happenings)
def test_every_contribution_is_kept_merged_hidden_withdrawn_or_dropped(
    steps: list[tuple[str, int, int]],
) -> None:
    state, _ = course(steps)
    found = records_of(build(state, DAY))
    (count,) = found["passport"]
    fates = ("kept", "merged", "hidden", "withdrawn", "dropped")
    assert count["came_in"] == sum(count[fate] for fate in fates) == len(found.get("ledger", ()))
    came_in = [item for item in state.items.values() if not item.parents]
    assert count["came_in"] == len(came_in)
    assert count["merged"] == sum(1 for item in came_in if item.merged_into)
    assert count["withdrawn"] == sum(1 for item in came_in if item.withdrawn)
    assert count["kept"] == sum(1 for item in came_in if item.seen and item.decision != "drop")


@settings(max_examples=60)
@given(happenings)
def test_every_entry_the_room_may_see_is_one_clause_with_a_number_of_its_own(
    steps: list[tuple[str, int, int]],
) -> None:
    state, _ = course(steps)
    clauses = records_of(build(state, DAY)).get("clauses", [])
    seen = sorted(item.id for item in state.items.values() if item.seen)
    assert sorted(one["item"] for one in clauses) == seen
    assert len({one["number"] for one in clauses}) == len(clauses)


@settings(max_examples=60)
@given(happenings)
def test_a_number_once_given_never_changes(steps: list[tuple[str, int, int]]) -> None:
    _, given_so_far = course(steps)
    for before, after in pairwise(given_so_far):
        assert {key: after[key] for key in before} == before


typed = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~&@:/=\"' \n1aw"),
        st.characters(blacklist_categories=("Cc", "Cs")),
    ),
    max_size=40,
).map(str.strip)


@settings(max_examples=300)
@given(typed)
def test_typed_text_comes_out_of_markdown_as_it_went_in(text: str) -> None:
    render = mistune.create_markdown(plugins=["table", "url", "strikethrough", "footnotes"])
    for written in (f"- {escape(text)}\n", "\n".join(quoted(text)) + "\n"):
        html = str(render(written))
        tags = set(re.findall(r"<(\w+)", html))
        assert tags <= {"ul", "li", "blockquote", "p", "br"}, html
        assert shown(html).split() == text.split()


def shown(html: str) -> str:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.append("\n" if tag in ("br", "p") else "")

    Reader(convert_charrefs=True).feed(html)
    return "".join(found)


@given(st.text(max_size=8))
def test_no_text_in_a_spreadsheet_begins_like_a_formula(text: str) -> None:
    cell = str(safe(text))
    assert cell.lstrip()[:1] not in ("=", "+", "-", "@")
    assert cell in (text, f"'{text}")
