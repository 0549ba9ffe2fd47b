"""A log behaves like a list that several people append to in turns."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kit.log import Entry, Log, LogError, Row, open_log

WHICH = st.integers(0, 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CONTENT = st.tuples(
    st.floats(-1e12, 1e12), TEXTS, st.sampled_from(["added", "voted", "unheard of"]), TEXTS
)


class LogAsList(RuleBasedStateMachine):
    """Two connections to one file, against a list of rows and a bag of ballots."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "workshop.kit"
        self.logs: list[Log] = []
        self.rows: list[Row] = []
        self.urn: list[str] = []
        self.seen = [0, 0]
        self.made = 0

    @initialize()
    def open(self) -> None:
        """Make the log and open it twice."""
        self.logs = [open_log(self.path, create=True), open_log(self.path)]

    def begin(self, which: int) -> Log:
        """Begin a turn; it tells exactly what the others wrote."""
        log = self.logs[which]
        assert log.begin(self.seen[which]) == self.rows[self.seen[which] :]
        self.seen[which] = len(self.rows)
        return log

    def entries(self, contents: list[tuple[float, str, str, str]]) -> list[Entry]:
        """Make entries with new ids."""
        self.made += len(contents)
        first = self.made - len(contents)
        return [
            Entry(f"e-{n}", at, actor, kind, f'{{"n":{n}}}', digest)
            for n, (at, actor, kind, digest) in enumerate(contents, first)
        ]

    @rule(which=WHICH, contents=st.lists(CONTENT, max_size=4))
    def append(self, which: int, contents: list[tuple[float, str, str, str]]) -> None:
        """Append in a turn and commit it."""
        log, entries = self.begin(which), self.entries(contents)
        rows = log.append(entries)
        log.commit()
        assert [(r.id, r.at, r.actor, r.kind, r.body, r.digest) for r in rows] == [
            (e.id, e.at, e.actor, e.kind, e.body, e.digest) for e in entries
        ]
        self.rows += rows
        self.seen[which] = len(self.rows)

    @rule(which=WHICH, contents=st.lists(CONTENT, min_size=1, max_size=3))
    def abandon(self, which: int, contents: list[tuple[float, str, str, str]]) -> None:
        """Do much in a turn and abandon it."""
        log = self.begin(which)
        log.append(self.entries(contents))
        log.cast("vote", ["never"])
        assert sorted(log.empty_urn("vote")) == sorted([*self.urn, "never"])
        log.abandon()

    @precondition(lambda self: self.rows)
    @rule(which=WHICH, data=st.data())
    def retry(self, which: int, data: st.DataObject) -> None:
        """Send an old id again: it is known, and writing it anew is refused whole."""
        old = data.draw(st.sampled_from(self.rows))
        log = self.begin(which)
        assert log.known([old.id, "never"]) == {old.id: old}
        fresh = self.entries([(0.0, "p", "added", "")])
        with pytest.raises(LogError):
            log.append([*fresh, Entry(old.id, 0.0, "p", "added", "{}", "")])

    @rule(which=WHICH, ballots=st.lists(TEXTS, max_size=4))
    def cast(self, which: int, ballots: list[str]) -> None:
        """Cast ballots."""
        log = self.begin(which)
        log.cast("vote", ballots)
        log.commit()
        self.urn += ballots

    @rule(which=WHICH)
    def count(self, which: int) -> None:
        """Empty the urn."""
        log = self.begin(which)
        assert sorted(log.empty_urn("vote")) == sorted(self.urn)
        log.commit()
        self.urn = []

    @precondition(lambda self: self.rows)
    @rule(which=WHICH, data=st.data())
    def erase(self, which: int, data: st.DataObject) -> None:
        """Overwrite a body."""
        row = data.draw(st.sampled_from(self.rows))
        log = self.begin(which)
        log.overwrite(row.seq, '{"erased":true}')
        log.commit()
        self.rows[row.seq - 1] = Row(
            row.seq, row.id, row.at, row.actor, row.kind, '{"erased":true}', row.digest
        )

    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        """Close one of the connections, in a turn, and open it again."""
        self.begin(which)
        self.logs[which].close()
        self.logs[which] = open_log(self.path)

    @invariant()
    def both_read_the_list(self) -> None:
        """Whoever reads, from wherever, reads the list."""
        for log, seen in zip(self.logs, self.seen, strict=False):
            assert list(log.read()) == self.rows
            assert list(log.read(after=seen)) == self.rows[seen:]

    def teardown(self) -> None:
        """Find the log sound and put it away."""
        for log in self.logs:
            assert log.check() == []
            log.close()
        self.folder.cleanup()


TestLogAsList = LogAsList.TestCase
TestLogAsList.settings = settings(max_examples=25, stateful_step_count=20)
