"""Somebody who reads the log while people vote in secret, and has no key, learns nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kit.domain.events import Ballot
from kit.log import LogError, open_log
from tests.factories import hall_in

VALUES = ("useful", "unsure", "not_for_me")


def drawers(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as curious:
        return dict(curious.execute("SELECT id, body FROM urn"))


def test_an_observer_of_every_commit_sees_all_drawers_change_and_all_ballots_alike(
    tmp_path: Path,
) -> None:
    """A second connection linked 68 of 72 ballots to their voters."""
    path = tmp_path / "workshop.kit"
    with hall_in(path) as hall:
        item = hall.situation()
        vote = hall.opened("vote", privacy="secret")
        seen, sizes = [], set()
        for n in range(24):
            hall.phone(f"phone {n}").votes(item, VALUES[n % 3])
            now = drawers(path)
            sizes.add(len("".join(now.values())) // (n + 1) > 256)
            assert not set(now.items()) & set(seen), "what stood there before is written anew"
            assert not any(value.encode() in b for b in files(tmp_path) for value in VALUES)
            seen += now.items()
        assert sizes == {True}
        hall.desk.does("close", activity=vote)
        assert len(hall.state.box(vote).ballots) == 24
        assert drawers(path) == {}


def files(folder: Path) -> list[bytes]:
    """Give what the file and its write-ahead file hold after the agenda was declared."""
    return [one.read_bytes() for one in folder.glob("workshop.kit*")]


def test_drawers_of_equally_many_ballots_are_equally_long_whatever_is_in_them(
    tmp_path: Path,
) -> None:
    sizes = set()
    for value in VALUES:
        path = tmp_path / f"{value}.kit"
        with hall_in(path) as hall:
            item = hall.situation()
            hall.opened("vote", privacy="secret")
            hall.phone("Ana").votes(item, value)
            sizes.add(len("".join(drawers(path).values())))
    assert len(sizes) == 1


def test_what_a_ballot_costs_does_not_grow_with_the_urn_and_nobody_stays_apart(
    tmp_path: Path,
) -> None:
    path = tmp_path / "workshop.kit"
    log = open_log(path, create=True)
    text = Ballot(item="i1", version=1, value="useful").model_dump_json()
    for n in range(20):
        before = drawers(path)
        log.begin(0)
        log.cast("vote", [text] * 50)
        log.commit()
        kept = set(before.items()) & set(drawers(path).items())
        assert len(before) - len(kept) <= 2, "two drawers are written anew, however many there are"
        smallest = min(map(len, drawers(path).values()))
        assert n < 5 or smallest > 256 * 32, "no drawer tells of the last few"
    log.begin(0)
    assert len(log.empty_urn("vote")) == 1_000
    log.commit()
    log.close()


def test_who_has_the_log_without_its_secret_is_told_so_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "workshop.kit"
    log = open_log(path, create=True, key=lambda: b"a secret of one server")
    log.begin(0)
    log.cast("vote", ["one"])
    log.commit()
    stranger = open_log(path, key=lambda: b"the secret of another")
    stranger.begin(0)
    with pytest.raises(LogError, match="sealed with another secret"):
        stranger.empty_urn("vote")
    stranger.close()
    log.begin(0)
    assert log.empty_urn("vote") == ["one"]
    log.close()


def test_ballots_of_a_version_that_did_not_seal_are_still_counted(tmp_path: Path) -> None:
    path = tmp_path / "workshop.kit"
    log = open_log(path, create=True)
    with closing(sqlite3.connect(path)) as earlier, earlier:
        earlier.execute("INSERT INTO urn VALUES ('x', 'vote', '{\"item\":\"i1\"}')")
    log.begin(0)
    log.cast("vote", ["new"])
    assert sorted(log.empty_urn("vote")) == ["new", '{"item":"i1"}']
    log.close()


@pytest.mark.parametrize("secret", [b"", b"short"])
def test_an_empty_or_short_secret_is_refused(tmp_path: Path, secret: bytes) -> None:
    (tmp_path / ".workshop-secret").write_bytes(secret)
    log = open_log(tmp_path / "workshop.kit", create=True)
    log.begin(0)
    with pytest.raises(LogError, match="takes 16 at least"):
        log.cast("vote", ["one"])
    log.close()


def test_the_write_ahead_file_keeps_no_drawer_of_before(tmp_path: Path) -> None:
    """With the secret, what stood there before and after a vote would tell the vote."""
    path = tmp_path / "workshop.kit"
    log = open_log(path, create=True)
    before: list[bytes] = []
    for n in range(6):
        log.begin(0)
        log.cast("vote", [f"ballot {n}"])
        log.commit()
        now = [body.encode() for body in drawers(path).values()]
        at_rest = b"".join(one.read_bytes() for one in tmp_path.glob("workshop.kit*"))
        assert all(body[-64:] in at_rest for body in now)
        assert not any(body[-64:] in at_rest for body in before)
        before += now
    log.close()
