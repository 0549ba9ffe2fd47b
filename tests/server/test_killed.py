"""What is killed: a kernel while it renders a page, a demo with its people, a server in between.

The session recovers by itself, and nothing stays behind.
"""

from __future__ import annotations

import json
from pathlib import Path

import psutil

from tests.server import Server, demo, soon
from tests.visitors import Visitor, ask

DIES_ONCE = """
import os, signal
from pathlib import Path
mark = Path("died-once")
if not mark.exists():
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""


NEVER_ENDS = """
import os, time
from pathlib import Path
Path("begun.new").write_text(str(os.getpid()))
Path("begun.new").rename("begun")
time.sleep(3600)
"""


def belonging_to(folder: Path) -> list[str]:
    """The command lines of processes that have to do with a folder."""
    lines = []
    for process in psutil.process_iter():
        try:
            line = " ".join(process.cmdline())
        except psutil.Error:
            continue
        if str(folder) in line:
            lines.append(line)
    return lines


def test_a_demo_that_is_killed_leaves_no_crowd_and_no_folder(tmp_path: Path) -> None:
    running = demo(tmp_path, "--participants=2")
    assert soon(lambda: any("rehearse" in line for line in belonging_to(running.folder)))
    running.kill()
    assert soon(lambda: not running.folder.exists())
    assert soon(lambda: not belonging_to(running.folder))


def test_a_server_told_to_stop_while_it_renders_ends_with_its_kernel(tmp_path: Path) -> None:
    running = demo(tmp_path)
    notebook = running.folder / "workshops" / "2_co_creation.ipynb"
    slow = json.loads(notebook.read_text("utf-8"))
    slow["cells"][0:0] = [
        {"cell_type": "code", "metadata": {}, "source": [NEVER_ENDS], "outputs": [],
         "execution_count": None, "id": "slow"},
    ]  # fmt: skip
    notebook.write_text(json.dumps(slow), "utf-8")
    begun = notebook.parent / "begun"
    assert soon(begun.exists)
    kernel = psutil.Process(int(begun.read_text()))
    running.process.terminate()
    assert running.process.wait(30) is not None
    assert soon(lambda: not kernel.is_running())
    assert soon(lambda: not running.folder.exists())


def test_a_kernel_killed_while_it_renders_costs_a_try_and_no_page(server: Server) -> None:
    notebook = server.folder / "workshops" / "2_co_creation.ipynb"
    sound = notebook.read_text("utf-8")
    page = ask(server.phone).body
    visitor = Visitor(server.phone).join()
    deadly = json.loads(sound)
    deadly["cells"][0:0] = [
        {"cell_type": "markdown", "metadata": {}, "source": ["A new page"], "id": "new"},
        {"cell_type": "code", "metadata": {}, "source": [DIES_ONCE], "outputs": [],
         "execution_count": None, "id": "deadly"},
    ]  # fmt: skip
    notebook.write_text(json.dumps(deadly), "utf-8")
    died = notebook.parent / "died-once"
    try:
        assert soon(died.exists)
        assert ask(server.phone).body == page
        assert visitor.view()["view"]["room"]["prepared"] is True
        assert soon(lambda: b"A new page" in ask(server.phone).body)
        (session,) = [s for s in server.state()["sessions"] if s["key"] == "co-creation"]
        assert session["failed_cell"] is None
    finally:
        notebook.write_text(sound, "utf-8")
        died.unlink(missing_ok=True)
    assert soon(lambda: b"A new page" not in ask(server.phone).body)
