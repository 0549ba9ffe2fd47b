"""Dialogues to code and coders who code them, for tests."""

from __future__ import annotations

from tests.factories import Hall


def dialogues(hall: Hall, *talks: str) -> None:
    """Import dialogues: a letter a turn, "a" the employee's and "c" the client's."""
    rows = [
        {"dialogue": f"D{number}", "turn": turn, "text": f"Words {number}/{turn}",
         "speaker": {"a": "agent", "c": "client"}[who]}
        for number, talk in enumerate(talks, 1) for turn, who in enumerate(talk, 1)
    ]  # fmt: skip
    hall.desk.does("import", table="dialogues", source="calls.csv", rows=rows)


def codes(hall: Hall, turn: int, *techniques: str, coder: str = "AM", dialogue: str = "D1") -> int:
    return hall.desk.does(
        "code", dialogue=dialogue, turn=turn, coder=coder, techniques=list(techniques)
    )


def kept(hall: Hall) -> list[tuple[str, int, str, list[str]]]:
    rows = hall.state.tables.get("codings", [])
    return [(row["dialogue"], row["turn"], row["coder"], row["techniques"]) for row in rows]
