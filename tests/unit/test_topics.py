"""Topics of a large collection: suggested, named by a person, voted on and decided as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from drafts import section

from kit.activities.collect.desk import Collect
from kit.standard.build import build
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

TALK = {
    "waiting": "Clients wait in a long queue at the counter number {n} before lunch",
    "refund": "Somebody asks for a refund of a broken kettle bought {n} days ago",
    "password": "A caller forgot the password of the online account for the {n} time",
}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture
def desk(hall: Hall) -> Collect:
    for n in range(6):
        for text in TALK.values():
            hall.situation(text.format(n=n))
    return Collect(Bench(SimpleNamespace(), hall.journal), next(iter(hall.state.runs)))


def group(desk: Collect, word: str) -> list[str]:
    """Give the ids of the suggested group whose entries hold a word."""
    told = desk.answer({"do": "suggest_topics", "id": "suggest.1"})
    (found,) = (one for one in told["groups"] if word in one["samples"][0])
    return found["items"]


def made(hall: Hall, text: str, items: list[str]) -> str:
    hall.desk.does("make_topic", activity=next(iter(hall.state.runs)), text=text, items=items)
    return list(hall.state.items)[-1]


def test_groups_are_suggested_and_nothing_becomes_a_topic_by_itself(hall, desk):
    before = hall.kinds()
    assert len(group(desk, "queue")) == len(group(desk, "refund")) == 6
    assert hall.kinds() == before
    assert desk.desk_of()["without_topic"] == 18


def test_a_named_group_is_a_topic_with_examples_and_is_suggested_no_more(hall, desk):
    topic = made(hall, "Long queues", group(desk, "queue"))
    assert hall.state.items[topic].fields["text"] == "Long queues"
    assert hall.state.items[topic].fields["examples"].count("queue") == 3
    assert len(hall.state.items[topic].links) == 6
    view = desk.desk_of()
    assert view["topics"] == [{"text": "Long queues", "n": 6}]
    assert view["without_topic"] == 12
    told = desk.answer({"do": "suggest_topics", "id": "suggest.2"})
    assert not any("queue" in text for one in told["groups"] for text in one["samples"])


def test_phones_vote_on_topics_as_on_any_entry(hall, desk):
    topic = made(hall, "Long queues", group(desk, "queue"))
    vote, ana = hall.opened("vote", "topic", method="approval"), hall.phone("Ana")
    assert ana.sees_item(topic)["fields"]["text"] == "Long queues"
    ana.votes(topic, "useful", vote)
    assert hall.state.box(vote).turnout == 1


def test_what_is_decided_of_a_topic_is_decided_of_its_entries_but_for_those_decided_before(
    hall, desk
):
    items = group(desk, "queue")
    hall.desk.does("decide", item=items[0], decision="drop", reason="Heard of once")
    topic = made(hall, "Long queues", items[1:] + items[:1])
    hall.desk.does("decide", item=topic, decision="adopt", binding="must")
    kept = [hall.state.items[key] for key in items]
    assert [one.decision for one in kept] == ["drop", *["adopt"] * 5]
    assert {one.binding for one in kept[1:]} == {"must"}
    later = hall.situation("One more queue")
    assert hall.state.items[later].decision is None


def test_a_topic_of_one_entry_or_without_a_name_is_refused(hall, desk):
    activity, items = next(iter(hall.state.runs)), group(desk, "queue")
    one = hall.desk.is_refused("make_topic", activity=activity, text="Queues", items=items[:1] * 2)
    assert one == "A topic holds at least two entries."
    assert "Still empty" in hall.desk.is_refused(
        "make_topic", activity=activity, text="  ", items=items
    )


def test_the_evidence_book_tells_the_topics_and_the_standard_holds_their_entries_alone(hall, desk):
    topic = made(hall, "Long queues", group(desk, "queue"))
    hall.desk.does("decide", item=topic, decision="adopt")
    day = date(2026, 11, 20)
    book, standard = build(hall.state, day), build(hall.state, day, "standard")
    assert "Long queues" in str(section(book, "topic").nodes)
    assert "Long queues" not in str(standard.sections)
    assert "queue at the counter" in str(standard.sections)
