"""What people would do without the kit: a plain Voila page, one kernel a visitor."""

from __future__ import annotations

import nbformat

from tests.benchmarks.harness import Server, Settings, free_port, python
from tests.benchmarks.kit_server import SITUATIONS

CHOICE = ".widget-toggle-buttons button, .jupyter-widget-toggle-buttons button"
_CELL = """import ipywidgets as widgets

phrases = {phrases!r}
choices = [
    widgets.ToggleButtons(options=["Useful", "Unsure", "Not for me"], value=None)
    for _ in phrases
]
widgets.VBox([
    widgets.VBox([widgets.Label(text), choice])
    for text, choice in zip(phrases, choices)
])
"""


class VoilaServer:
    """``voila`` with its default template on a notebook of ten phrases."""

    def __init__(self, settings: Settings, name: str) -> None:
        notebook = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
            cells=[nbformat.v4.new_code_cell(_CELL.format(phrases=SITUATIONS))],  # type: ignore[no-untyped-call]
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        path = settings.scratch / f"voila-{name}.ipynb"
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
        port = free_port()
        self.join = f"http://127.0.0.1:{port}/"
        command = python(
            "voila", str(path), f"--port={port}", "--no-browser", "--Voila.ip=127.0.0.1",
            "--Voila.log_level=WARN",
        )  # fmt: skip
        # A static file answers without starting a kernel: only the visitors measured start one.
        alive = f"{self.join}voila/static/voila.js"
        self.server = Server(f"voila-{name}", command, alive, settings.scratch)
