"""What became of one's own entries: a page for the phone that wrote them, and nobody else."""

from __future__ import annotations

from pathlib import Path

from kit.server.own_page import own_page
from tests.factories import hall_in


def test_authors_read_what_became_of_each_entry_and_nothing_of_others(tmp_path: Path):
    with hall_in(tmp_path / "workshop.kit") as hall:
        ana, ben = hall.phone("Ana"), hall.phone("Ben")
        mine, other = hall.situation("Shouting <b>", ana), hall.situation("Loud", ben)
        gone, waits = hall.situation("Rain", ana), hall.situation("Queue", ana)
        hall.desk.does("merge", items=[mine, other], fields={"text": "Loud"})
        final = list(hall.state.items)[-1]
        hall.desk.does("decide", item=final, decision="adopt")
        hall.desk.does("decide", item=gone, decision="drop", reason="Not ours")
        page = own_page(hall.state, ana.id, "en", "style.css")
        assert "Shouting &lt;b&gt;" in page
        assert "It went into: Loud" in page
        assert "It stands in the standard: S-5." in page
        assert "Reason: Not ours" in page
        assert page.count("Not decided yet.") == 1
        assert waits in hall.state.items
        assert "Ben" not in page
        assert own_page(hall.state, "", "uk", "style.css").count("Ви ще нічого не написали") == 1
