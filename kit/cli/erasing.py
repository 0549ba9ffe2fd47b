"""Commands that erase: one participant's personal data, or a whole workshop when its time is up."""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path
from uuid import uuid4

from kit.cli.errors import CommandError
from kit.cli.traces import Traces
from kit.domain.events import Body, Erased, Introduced, read_body, write_body
from kit.domain.retention import RetentionSet
from kit.domain.workshop import Participant, Workshop
from kit.language import N_, plural, translate
from kit.log import log_of
from kit.log.erasing import erase_log, kept_by_place
from kit.log.interface import Entry
from kit.place import Place, place_of
from kit.room.journal import Journal

_NOBODY = N_("Nobody here is called “{name}”. Give the name or id as it stands in the workshop.")
_SEVERAL = N_("Several people are called “{name}”. Give the id instead: {ids}.")


def erase(arguments: argparse.Namespace) -> int:
    """Overwrite what a participant said of themselves, and say where the name still stands."""
    place = place_of(arguments.folder)
    journal = Journal(log_of(place))
    state, log, language = journal.state, journal.log, journal.state.language
    try:
        who = _meant(state, arguments.participant)
        log.begin(state.seq)  # first, so that nobody says more of themselves meanwhile
        rows = list(log.read())
        own = [row for row in rows if row.kind == "introduced" and row.actor == who]
        names = {read_body(row.kind, row.body).name for row in own} | set(arguments.called)
        traces = Traces(tuple(sorted(filter(None, names))))
        for row in own:
            log.overwrite(row.seq, write_body(Introduced(participant=who)))
        texts = traces.texts(rows)
        for row, mended in texts if arguments.texts else ():
            log.overwrite(row.seq, mended)
        _append(journal, Erased(participant=who))
        log.commit()
    finally:
        log.close()
    print(translate(language, N_("The personal data of {who} are erased."), who=who))
    _tell_texts(language, [row.seq for row, _ in texts], mended=arguments.texts)
    _tell_exports(language, traces.exports(place.exports), remove=arguments.exports)
    _tell_kept(place, language)
    return 0


def _append(journal: Journal, body: Body) -> None:
    kind = str(type(body).model_fields["kind"].default)
    entry = Entry(f"{kind}.{uuid4().hex}", journal.clock(), "kit", kind, write_body(body), "")
    journal.log.append([entry])


def _meant(state: Workshop, wanted: str) -> str:
    """Give the id of who is meant: an id first, since anybody can call themselves by another's."""
    everybody: dict[str, Participant] = {
        **state.participants,
        **{who: gone.person for who, gone in state.removed.items()},
    }
    if wanted in everybody:
        return wanted
    found = [who for who, person in everybody.items() if person.name == wanted]
    if not found:
        raise CommandError(_NOBODY, name=wanted)
    if len(found) > 1:
        raise CommandError(_SEVERAL, name=wanted, ids=", ".join(sorted(found)))
    return found[0]


def _tell_texts(language: str, numbers: list[int], *, mended: bool) -> None:
    if not numbers:
        return
    done = N_(
        "The name is taken out of these typed texts (events of the log): {events}. A server that "
        "runs shows them until it is started again."
    )
    left = N_(
        "The name stands in typed texts too (events of the log: {events}). Read them; to take it "
        "out, give the command again with the id, --called NAME and --texts."
    )
    listed = ", ".join(map(str, numbers))
    print(translate(language, done if mended else left, events=listed))


def _tell_exports(language: str, paths: list[Path], *, remove: bool) -> None:
    if not paths:
        return
    left = N_(
        "These exported files hold the name, or cannot be looked through. Export again (kit "
        "export) or remove them (--exports); what was given away before is out of the kit's reach:"
    )
    done = N_(
        "These exported files held the name, or could not be looked through, and are removed:"
    )
    print(translate(language, done if remove else left))
    for path in paths:
        print(f"  {path}")
        if remove:
            path.unlink()


def _tell_kept(place: Place, language: str) -> None:
    if kept := kept_by_place(place):
        print(translate(language, kept[0], **kept[1]))


def retention(arguments: argparse.Namespace) -> int:
    """Say or set until when a workshop is kept, or erase the whole of it when that is over."""
    place = place_of(arguments.folder)
    journal = Journal(log_of(place))
    state, language = journal.state, journal.state.language
    try:
        if arguments.until:
            journal.log.begin(state.seq)
            _append(journal, RetentionSet(until=_day(arguments.until).isoformat()))
            journal.log.commit()
            journal.catch_up()
    finally:
        journal.log.close()
    if arguments.erase:
        return _erase_all(place, state, confirmed=arguments.yes)
    if not state.kept_until:
        print(
            translate(language, N_("Nobody has said how long this workshop is kept: --until DATE."))
        )
        return 0
    said = N_("The workshop is kept until {until}; who joins is told so.")
    print(translate(language, said, until=state.kept_until))
    if date.fromisoformat(state.kept_until) < _today():
        print(
            translate(
                language, N_("That day is over. Erase it: kit retention FOLDER --erase --yes")
            )
        )
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        why = N_("“{given}” is no date. Write it as year-month-day: 2027-01-31.")
        raise CommandError(why, given=text) from error


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the facilitator's wall


def _erase_all(place: Place, state: Workshop, *, confirmed: bool) -> int:
    """Erase log, secret and exports; the notebooks stay, they hold nothing of people."""
    language = state.language
    if not state.kept_until:
        raise CommandError(
            N_("Say first until when the workshop is kept: kit retention FOLDER --until DATE")
        )
    if date.fromisoformat(state.kept_until) >= _today():
        raise CommandError(
            N_("The time is not up: people were told that the workshop is kept until {until}."),
            until=state.kept_until,
        )
    if not confirmed:
        ask = plural(
            language,
            "This erases the log ({n} event), its secret and all exports for good. Give --yes.",
            "This erases the log ({n} events), its secret and all exports for good. Give --yes.",
            state.seq,
        )
        print(ask)
        return 1
    erase_log(place)
    shutil.rmtree(place.exports, ignore_errors=True)
    done = N_(
        "The workshop is erased: log, secret and exports. Copies that somebody made, and what was "
        "handed on, are out of the kit's reach."
    )
    print(translate(language, done))
    _tell_kept(place, language)
    return 0
