"""The command line's entry: reads arguments, calls one command, says errors in a sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kit import __version__
from kit.cli import doctor, erasing, merge, pack_list, restore, rows, tickets, trace, workshop
from kit.cli.errors import CommandError, error_said
from kit.cli.terminal import language_of_terminal
from kit.language import LANGUAGES, N_, translate
from kit.log.errors import LogError
from kit.standard.formats import formats

_ADDED = "suggest its entries in FOLDER; also those of a standard exported as JSON (FILE.json)"
USAGE = 2
"""Exit code of every error that a person can mend."""


def parser() -> argparse.ArgumentParser:
    """Give the parser of all commands."""
    top = argparse.ArgumentParser(prog="kit", description="The workshop kit for service standards.")
    top.add_argument("--version", action="version", version=f"kit {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    new = commands.add_parser("new", help="make a workshop: a folder with notebooks and a log")
    new.add_argument("folder", type=Path)
    new.add_argument("--title", default="", help="what the workshop is called")
    new.add_argument("--language", default="en", choices=list(LANGUAGES))
    new.add_argument("--pack", default="basic", help="which pack of notebooks to copy")

    packs = commands.add_parser("packs", help="which packs there are; add one to a workshop")
    packs.add_argument("folder", type=Path, nargs="?", default=Path())
    packs.add_argument("--add", default="", metavar="PACK", help=_ADDED)

    serve = commands.add_parser(
        "serve", help="serve a workshop; further options go to the Jupyter server"
    )
    serve.add_argument("folder", type=Path, nargs="?", default=Path())

    demo = commands.add_parser("demo", help="a temporary workshop with simulated participants")
    demo.add_argument("--participants", type=int, default=12, metavar="N", help="0 for none")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--language", default="en", choices=list(LANGUAGES))
    demo.add_argument("--pack", default="basic", help="which pack of notebooks to open")
    demo.add_argument("--session", default="co-creation", help="which session to open")
    demo.add_argument("--port", type=int, default=8888, help="port of the desk; 0 for any free one")
    demo.add_argument("--room-port", type=int, default=8889, help="port of the room's door")
    demo.add_argument("--room-ip", default="0.0.0.0", help="address the room's door listens on")  # noqa: S104 - phones must reach it
    demo.add_argument("--no-browser", action="store_true", help="do not open the desk in a browser")
    demo.add_argument("--json", action="store_true", help="one JSON line on stdout when ready")
    demo.add_argument("--pace", type=float, default=1.0, help=argparse.SUPPRESS)

    rehearse = commands.add_parser("rehearse", help="simulated people join a running workshop")
    rehearse.add_argument("folder", type=Path)
    rehearse.add_argument("--participants", type=int, default=12, metavar="N")
    rehearse.add_argument("--seed", type=int, default=1)
    rehearse.add_argument(
        "--pace", type=float, default=1.0, help="1 is human, 0.1 ten times faster"
    )
    rehearse.add_argument("--address", default="", help="join address, if it cannot be found")
    rehearse.add_argument("--minutes", type=float, default=60.0, help="how long they stay")
    rehearse.add_argument("--until-input-ends", action="store_true", help=argparse.SUPPRESS)

    status = commands.add_parser("status", help="where a workshop stands")
    status.add_argument("folder", type=Path, nargs="?", default=Path())
    status.add_argument("--json", action="store_true")

    export = commands.add_parser("export", help="write the draft standard")
    export.add_argument("folder", type=Path)
    export.add_argument(
        "--format",
        default="docx,pdf,html,md,json,csv,xlsx",
        help=f"formats, separated by commas: {', '.join(formats())}",
    )
    export.add_argument(
        "--edition", default="standard,evidence", help="what to follow, and what stands behind it"
    )
    export.add_argument("--template", type=Path, help="a Word file that gives DOCX its look")
    export.add_argument(
        "--final", action="store_true", help="no draft any more; refused while contents are missing"
    )
    export.add_argument("--out", type=Path, default=None, help="folder; FOLDER/exports by default")

    _for_keepers(commands)
    _for_erasing(commands)
    return top


def _for_keepers(commands: Any) -> None:
    """Add the commands of who keeps a workshop: what is whole, who may come in, whence it comes."""
    check = commands.add_parser("check", help="is the log whole, and what does the draft lack?")
    check.add_argument("folder", type=Path, nargs="?", default=Path())

    traced = commands.add_parser("trace", help="what a clause came from, step by step")
    traced.add_argument("folder", type=Path)
    traced.add_argument("clause", help="its permanent number, such as S-3.M1")

    joined = commands.add_parser("merge", help="make one workshop of those of several rooms")
    joined.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    joined.add_argument("--out", type=Path, required=True, help="a new folder")
    joined.add_argument("--title", default="", help="what it is called; like the first by default")

    restored = commands.add_parser("restore", help="put a damaged log together again")
    restored.add_argument("folder", type=Path, nargs="?", default=Path())

    printed = commands.add_parser("tickets", help="a sheet of tickets, each lets one person in")
    printed.add_argument("folder", type=Path)
    printed.add_argument("count", type=int, help="how many")
    printed.add_argument("--address", default="", help="join address, if it cannot be found")

    looked = commands.add_parser("doctor", help="is this machine ready for a room of people?")
    looked.add_argument("folder", type=Path, nargs="?", default=Path())
    looked.add_argument("--port", type=int, default=8888, help="port of the desk")
    looked.add_argument("--room-port", type=int, default=8889, help="port of the room's door")

    shown = commands.add_parser("rows", help="which rows of the method are served, by which tests")
    shown.add_argument("folder", type=Path, nargs="?", default=None, help="a checkout of the kit")


def _for_erasing(commands: Any) -> None:
    """Add the commands by which people, and whole workshops, are forgotten."""
    erase = commands.add_parser("erase", help="overwrite the personal data of a participant")
    erase.add_argument("folder", type=Path)
    erase.add_argument("participant", help="the id, or the name the participant gave")
    erase.add_argument("--texts", action="store_true", help="take the name out of typed texts too")
    erase.add_argument(
        "--exports", action="store_true", help="remove exported files that hold the name"
    )
    erase.add_argument(
        "--called", action="append", default=[], metavar="NAME", help="a further name to look for"
    )

    retention = commands.add_parser(
        "retention", help="until when a workshop is kept; erase the whole of it afterwards"
    )
    retention.add_argument("folder", type=Path)
    retention.add_argument("--until", default="", metavar="DATE", help="the last day: 2027-01-31")
    retention.add_argument("--erase", action="store_true", help="erase the whole, once time is up")
    retention.add_argument("--yes", action="store_true", help="yes, erase it for good")


def run(arguments: argparse.Namespace, extra: list[str]) -> int:
    """Call the command that was asked for; give the exit code."""
    command = arguments.command
    if command == "serve":
        from kit.cli.serve import serve  # noqa: PLC0415 - Jupyter takes a while to import

        return serve(arguments.folder, extra)
    if extra:
        why = N_("“{option}” is not an option of “kit {command}”. See: kit {command} --help")
        raise CommandError(why, option=extra[0], command=command)
    if command == "demo":
        from kit.cli.demo import demo  # noqa: PLC0415 - as above

        return demo(arguments)
    if command == "rehearse":
        from kit.cli.rehearse import rehearse_command  # noqa: PLC0415 - brings tornado

        return rehearse_command(arguments)
    work = {
        "new": workshop.new,
        "status": workshop.status,
        "export": workshop.export_draft,
        "check": workshop.check,
        "erase": erasing.erase,
        "retention": erasing.retention,
        "rows": rows.rows,
        "doctor": doctor.doctor,
        "packs": pack_list.packs_command,
        "tickets": tickets.tickets_command,
        "merge": merge.merge_command,
        "restore": restore.restore_command,
        "trace": trace.trace_command,
    }
    return work[command](arguments)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; every error is one sentence on stderr and exit code 2."""
    arguments, extra = parser().parse_known_args(argv)
    try:
        return run(arguments, extra)
    except (CommandError, LogError) as error:
        print(f"kit: {error_said(error, language_of_terminal())}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        sentence = N_("{place}: {why}. Check the path and the rights to it.")
        place, why = error.filename or "kit", error.strerror or error
        print(
            f"kit: {translate(language_of_terminal(), sentence, place=place, why=why)}",
            file=sys.stderr,
        )
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
