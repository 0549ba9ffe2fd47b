"""The floor: a Tornado server that answers every frame at once and keeps nothing.

It speaks just enough of the room's protocol that the same crowd can join it. Run as a
process: ``python -m tests.benchmarks.echo PORT``.
"""

from __future__ import annotations

import asyncio
import sys

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from tests.benchmarks.harness import Server, Settings, free_port, python

CHOICE = "button.choice"
_PAGE = """<!doctype html><meta charset="utf-8"><title>Echo</title><body><script>
const socket = new WebSocket(location.href.replace("http", "ws") + "/ws");
socket.onmessage = () => {
  if (document.querySelector("button")) return;
  for (const text of ["Useful", "Unsure", "Not for me"]) {
    const button = document.createElement("button");
    button.className = "choice";
    button.textContent = text;
    document.body.append(button);
  }
};
</script></body>"""


class _Page(RequestHandler):
    def get(self) -> None:
        """Give a page with nothing but a socket and three buttons."""
        self.finish(_PAGE)


class _Echo(WebSocketHandler):
    def open(self, *_: str, **__: str) -> None:
        """Greet, as the room does."""
        self.set_nodelay(True)
        self.write_message('{"is":"welcome","view":{"items":[]}}')

    def on_message(self, message: str | bytes) -> None:
        """Answer at once."""
        self.write_message(message)


class EchoServer:
    """The echo in a process of its own."""

    def __init__(self, settings: Settings, name: str) -> None:
        port = free_port()
        self.join = f"http://127.0.0.1:{port}/join/ECHO"
        command = python("tests.benchmarks.echo", str(port))
        self.server = Server(f"echo-{name}", command, self.join, settings.scratch)


async def _serve(port: int) -> None:
    routes = [(r"/join/ECHO", _Page), (r"/join/ECHO/ws", _Echo)]
    application = Application(routes, log_function=lambda _handler: None)
    application.listen(port, "127.0.0.1", backlog=1024)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
