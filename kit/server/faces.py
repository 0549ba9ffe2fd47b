"""Phone and wall pages: a notebook run once by Voila's renderer, then served from memory."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jupyter_core.utils import ensure_async
from jupyter_server.utils import ApiPath
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_template_paths

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

Face = Literal["phone", "wall"]
_ACTIVITY = re.compile(r'<kit-activity\b[^>]*\bid="([^"]+)"')
_RENDER_WITHIN = 180.0
"""Seconds after which a notebook that is still running is given up."""
_VERSION_MARK = "kit-page-version-here"
"""Stands in a page while it is made: its version is the hash of all the rest."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A cell of a notebook that raised: its number among the code cells, and the error."""

    cell: int
    error: str


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered face of a notebook."""

    html: bytes
    activities: tuple[str, ...] = ()
    failure: Failure | None = None
    version: str = field(default="")


class KernelDied(RuntimeError):
    """The kernel ended, or never came to an end, while it made a page."""


class _Renderer(NotebookRenderer):  # type: ignore[misc]  # voila carries no types
    """Voila's renderer, which also remembers the cell that failed."""

    failure: Failure | None = None

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        number = 0
        async for cell in super()._jinja_cell_generator(nb, kernel_id):
            number += cell.cell_type == "code"
            for output in cell.get("outputs", ()):
                if output.get("output_type") == "error" and self.failure is None:
                    said = f"{output.get('ename', '')}: {output.get('evalue', '')}"
                    self.failure = Failure(number, said[:2_000])
            yield cell


async def render(serverapp: ServerApp, notebook: Path, face: Face, words: dict[str, str]) -> Page:
    """Run a notebook as a face in a kernel of its own, and give the page it makes.

    ``words`` is what the template needs to know (code, language, title, base, assets …).
    A cell that raises ends the run; the page then carries the failure.

    Raises:
        KernelDied: there is no page, and another try may make one.
    """
    settings = VoilaConfiguration(parent=serverapp)
    settings.template, settings.show_tracebacks = f"kit-{face}", True
    settings.allow_template_override = "NO"
    path = notebook.relative_to(serverapp.contents_manager.root_dir).as_posix()
    renderer = _Renderer(
        request_handler=None,
        voila_configuration=settings,
        traitlet_config=serverapp.config,
        notebook_path=path,
        template_paths=collect_template_paths(["voila", "nbconvert"], f"kit-{face}"),
        config_manager=serverapp.config_manager,
        contents_manager=serverapp.contents_manager,
        base_url=serverapp.base_url,
        kernel_spec_manager=serverapp.kernel_spec_manager,
        page_config={},
        mathjax_config="",
        mathjax_url="",
    )
    await renderer.initialize()
    renderer.resources["kit"] = words | {"page": _VERSION_MARK}
    kernels = serverapp.kernel_manager
    kernel_id: str = await ensure_async(
        kernels.start_kernel(
            kernel_name=renderer.notebook.metadata.kernelspec.name,
            path=ApiPath(str(Path(path).parent)),
            env={**os.environ, "KIT_FACE": face},  # the server put the place there
        )
    )
    try:
        html = await _html(renderer, kernels, kernel_id)
    finally:
        await ensure_async(kernels.shutdown_kernel(kernel_id, now=True))  # type: ignore[no-untyped-call]
    version = blake2b(html.encode(), digest_size=6).hexdigest()
    return Page(
        html=html.replace(_VERSION_MARK, version).encode(),
        activities=tuple(dict.fromkeys(_ACTIVITY.findall(html))),
        failure=renderer.failure,
        version=version,
    )


async def _html(renderer: _Renderer, kernels: Any, kernel_id: str) -> str:
    """Run the notebook, unless its kernel dies: Jupyter starts it again, and the run would hang."""
    died = asyncio.Event()
    for event in ("restart", "dead"):
        kernels.add_restart_callback(kernel_id, died.set, event)
    run = asyncio.ensure_future(
        renderer.generate_content_str(kernel_id, kernels.get_kernel(kernel_id))
    )
    death = asyncio.ensure_future(died.wait())
    try:
        await asyncio.wait(
            (run, death), timeout=_RENDER_WITHIN, return_when=asyncio.FIRST_COMPLETED
        )
        if not run.done():
            raise KernelDied(f"The kernel of {renderer.notebook_path} ended before its page.")
        html: str = run.result()
        return html
    finally:
        run.cancel()
        death.cancel()
