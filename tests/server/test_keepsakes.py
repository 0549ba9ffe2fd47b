"""What phones may take home: the standard once it is shared, and their own entries."""

from __future__ import annotations

from kit.place import place_of
from tests.server import Server
from tests.visitors import Visitor, ask, command


def test_the_standard_is_read_once_it_is_shared_and_has_no_rights_of_the_room(
    server: Server,
) -> None:
    address = f"{server.phone}/standard"
    assert ask(address).status == 404
    page = place_of(server.folder).shared
    page.parent.mkdir(exist_ok=True)
    page.write_text("<h1>Our standard</h1>", "utf-8")
    assert ask(address).status == 404, "a file alone shares nothing"
    assert server.command("share_standard")["is"] == "ack"
    reply = ask(address)
    assert (reply.status, reply.body) == (200, b"<h1>Our standard</h1>")
    assert reply.headers["Content-Security-Policy"].startswith("sandbox ")
    assert Visitor(server.phone).join().view()["view"]["room"]["standard"] is True
    server.command("share_standard", on=False)
    assert ask(address).status == 404


def test_somebodys_page_holds_their_own_entries_alone(server: Server) -> None:
    server.open("situation.collect")
    ana, ben = (Visitor(server.phone).join(name) for name in ("Ana", "Ben"))
    fields = {"text": "Only <b>Ana</b> wrote this"}
    ana.post([command("add", activity="co-creation/situation.collect", kind="situation",
        fields=fields)])  # fmt: skip
    pages = [ask(f"{server.phone}/mine", Cookie=one.cookie).body.decode() for one in (ana, ben)]
    assert "Only &lt;b&gt;Ana&lt;/b&gt; wrote this" in pages[0]
    assert "wrote this" not in pages[1]
