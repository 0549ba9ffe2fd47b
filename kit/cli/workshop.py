"""Commands that need no server: new, status, export, check."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kit.cli.errors import CommandError
from kit.cli.pack import check_pack, copy_pack, suggest
from kit.cli.terminal import language_of_terminal
from kit.domain.extensions import broken
from kit.domain.folding import fold
from kit.domain.own_kinds import own_kinds
from kit.domain.steps import steps
from kit.domain.workshop import Workshop
from kit.language import N_, plural, translate
from kit.log import is_address, log_of, read_log
from kit.log.sqlite_file import narrow
from kit.place import Place, place_of
from kit.room.journal import Journal, event_of
from kit.room.opening import open_journal


def _read(folder: Path) -> tuple[Place, Workshop]:
    """Read a workshop without writing anything: it may be on a medium that forbids it."""
    place = place_of(folder)
    if not is_address(place.log):
        narrow(Path(place.log))
    return place, fold(map(event_of, read_log(place.log, place.folder.name)))


def _journal(folder: Path) -> tuple[Place, Journal]:
    """Open the log of a workshop that must be there already."""
    place = place_of(folder)
    return place, Journal(log_of(place))


def new(arguments: argparse.Namespace) -> int:
    """Make a workshop: copy the pack's notebooks, slides and data, start the log."""
    folder: Path = arguments.folder
    if folder.exists() and any(folder.iterdir()):
        raise CommandError(
            N_("{folder} is not empty: choose a new folder, so that nothing is overwritten."),
            folder=folder,
        )
    check_pack(arguments.pack, arguments.language)
    copy_pack(arguments.pack, folder, arguments.language)
    title = arguments.title or translate(arguments.language, N_("Our service standard"))
    journal = open_journal(place_of(folder), title=title, language=arguments.language)
    suggest(journal, arguments.pack, arguments.language)
    journal.log.close()
    done = N_("The workshop is in {folder}. Start it: kit serve {folder}")
    print(translate(arguments.language, done, folder=folder))
    return 0


def status(arguments: argparse.Namespace) -> int:
    """Say where a workshop stands."""
    _, state = _read(arguments.folder)
    facts = status_of(state)
    if arguments.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    language = state.language
    print(f"{state.title} · {translate(language, N_('join code'))} {state.code}")
    print(
        plural(language, "{n} person has joined", "{n} people have joined", len(state.participants))
    )
    for run in state.agenda():
        mark = "▶" if run.activity.id == state.current else " "
        name = translate(language, _STATES[run.state])
        print(f" {mark} {run.activity.title} – {name}")
    for step in steps(state):
        print(f"{'✓' if step.closed else '·'} {translate(language, step.label)}")
        for refusal in step.lacks:
            print(f"    {refusal.said(language)}")
    for kind, counts in facts["items"].items():
        adopted = f"{translate(language, N_('adopted'))}: {counts['adopted']}"
        print(f"   {kind}: {counts['all']} ({adopted})")
    return 0


_STATES = {"waiting": N_("not open yet"), "open": N_("open"), "closed": N_("closed")}


def status_of(state: Workshop) -> dict[str, dict[str, dict[str, int]]]:
    """Give the facts of a workshop's standing as plain JSON."""
    kinds: dict[str, dict[str, int]] = {}
    for item in state.items.values():
        counts = kinds.setdefault(item.kind, {"all": 0, "standing": 0, "adopted": 0})
        counts["all"] += 1
        counts["standing"] += item.seen
        counts["adopted"] += item.seen and item.decision == "adopt"
    facts: dict[str, object] = {
        "title": state.title,
        "code": state.code,
        "language": state.language,
        "seq": state.seq,
        "session": state.session,
        "current": state.current,
        "joined": len(state.participants),
        "agenda": [{"id": r.activity.id, "state": r.state} for r in state.agenda()],
        "items": kinds,
        "steps": {step.key: step.closed for step in steps(state)},
    }
    return facts  # type: ignore[return-value]


def export_draft(arguments: argparse.Namespace) -> int:
    """Write the draft standard in the formats asked for; print the paths."""
    from kit.standard.export import (  # noqa: PLC0415 - brings the document libraries
        export,
        unfinished,
        unknown_edition,
        unknown_format,
        unusable_template,
    )

    wanted, editions = _names(arguments.format), _names(arguments.edition)
    template: Path | None = arguments.template
    wrong = unknown_format(wanted) or unknown_edition(editions) or unusable_template(template)
    if wrong:
        raise CommandError(wrong.why, **wrong.values)
    place, state = _read(arguments.folder)
    out = arguments.out or place.exports
    final = arguments.final
    if final and (lacking := unfinished(state, language_of_terminal())):
        raise CommandError(lacking.why, **lacking.values)
    paths = export(
        state, wanted, out, editions=editions, template=template, final=final  # type: ignore[arg-type]
    )  # fmt: skip
    print(*paths, sep="\n")
    return 0


def _names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


def check(arguments: argparse.Namespace) -> int:
    """Check the log's integrity and the draft's completeness; exit code 1 if something lacks."""
    place = place_of(arguments.folder)
    log = log_of(place)
    problems = log.check()
    for problem in problems:
        print(problem)
    if problems:
        log.close()
        return 1
    from kit.standard.build import contents_of  # noqa: PLC0415 - as above
    from kit.standard.lacking import lacks  # noqa: PLC0415 - as above

    state = Journal(log).state
    log.close()
    left_out = [*broken(), *own_kinds(place.kind_files())[1].values()]
    for refusal in left_out:
        print(refusal.said(state.language))
    lacking = lacks(state, contents_of(state))
    for text, values in lacking:
        print(translate(state.language, text, **values))
    if not lacking and not left_out:
        sound = N_("The log is whole ({n} events), and the draft lacks nothing.")
        print(translate(state.language, sound, n=state.seq))
    return 1 if lacking or left_out else 0
