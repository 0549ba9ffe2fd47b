"""Two doors: the room's opens to nothing but the room, the desk's only with the token."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from tornado.httpclient import HTTPClientError
from tornado.web import create_signed_value

from tests.server import Server
from tests.visitors import Reply, Visitor, ask, command

JUPYTERS = [
    "/lab", "/tree", "/api", "/api/status", "/api/kernels", "/api/contents", "/api/terminals",
    "/kit", "/kit/state", "/kit/commands", "/kit/presence", "/kit/exports/standard.docx", "/voila",
    "/voila/render/workshops/2_co_creation.ipynb", "/voila/files/workshop.kit",
    "/files/workshop.kit", "/login", "/static/favicon.ico", "/nbconvert/html/x", "/metrics",
]  # fmt: skip
HTML = ["phone", "wall", "form"]


def origin(server: Server) -> str:
    """Address of the room's door."""
    return server.phone.partition("/join/")[0]


def pages(server: Server) -> dict[str, Reply]:
    found = {"phone": ask(server.phone), "wall": ask(server.wall)}
    return found | {"form": ask(f"{origin(server)}/join")}


def assets(server: Server) -> list[str]:
    """Addresses of all that phone and wall load."""
    text = "".join(page.text for page in pages(server).values())
    named = set(re.findall(r'(?:href|src)="(/[^"]+)"', text))
    base = next(name for name in named if name.endswith("phone.js")).removesuffix("phone.js")
    named |= {f"{base}words.{language}.json" for language in ("en", "uk", "ru", "pl")}
    return [origin(server) + name for name in sorted(named)]


@pytest.mark.parametrize("path", JUPYTERS)
def test_the_rooms_door_serves_nothing_of_jupyter_not_even_with_the_token(
    server: Server, path: str
) -> None:
    address = origin(server) + path
    assert ask(address).status == 404
    assert ask(f"{address}?token={server.token}").status == 404
    assert ask(address, Authorization=f"token {server.token}").status == 404
    assert ask(address, "POST", b"[]", Authorization=f"token {server.token}").status in (404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "/join/..%2f..%2fworkshop.kit",
        "/join/-/00/phone.js/../../x",
        "/join/-/00/..%2fworkshop.kit",
        "//etc/passwd",
        "/.workshop-secret",
    ],
)
def test_no_path_at_the_rooms_door_leads_to_a_file(server: Server, path: str) -> None:
    reply = ask(origin(server) + path)
    assert reply.status == 404
    assert b"SQLite" not in reply.body


@pytest.mark.parametrize(
    "path",
    [
        p
        for p in JUPYTERS
        if p.startswith(("/kit", "/lab", "/api/c", "/api/k", "/voila/render", "/files"))
    ],
)
def test_the_desks_door_opens_with_the_token_alone(server: Server, path: str) -> None:
    for headers in ({}, {"Authorization": "token " + "0" * 48}):
        reply = ask(server.base + path, **headers)
        assert reply.status in (302, 403), reply.status
        assert server.code not in reply.text
        assert "login" in reply.headers.get("Location", "login")


def browser() -> Callable[[str], tuple[str, str]]:
    """A browser with its own cookies: it follows an address; gives where it ends, and the page."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def visit(address: str) -> tuple[str, str]:
        with opener.open(address, timeout=60) as answer:
            return answer.url, answer.read().decode()

    return visit


def test_the_address_that_jupyter_prints_and_the_bare_one_lead_to_the_desk(server: Server) -> None:
    printed = re.findall(r"http://127\.0\.0\.1:\S+token=\w+", server.log.read_text("utf-8"))
    address, page = browser()(printed[0])
    assert address == server.desk
    assert "jupyter-config-data" in page
    known = ask(printed[0]).headers["Set-Cookie"].partition(";")[0]
    steps = [ask(server.base + path, Cookie=known).headers["Location"] for path in ("/", "/kit")]
    assert steps == ["/kit?", urlsplit(server.desk).path]


def test_a_browser_that_is_not_logged_in_is_asked_to_and_then_goes_on(server: Server) -> None:
    for path in ("/", "/kit"):
        address, page = browser()(server.base + path)
        assert (urlsplit(address).path, urlsplit(address).query) == ("/login", "next=%2Fkit")
        assert "<form" in page
        assert server.code not in page


def test_no_command_of_the_desk_is_carried_out_without_the_token(server: Server) -> None:
    before = server.state()["seq"]
    body = json.dumps([command("open_session", session="other")]).encode()
    reply = ask(f"{server.base}/kit/commands", "POST", body, Content_Type="application/json")
    assert reply.status == 403
    assert server.state()["seq"] == before


@pytest.mark.parametrize(
    "name",
    [
        "workshop.kit",
        ".workshop-secret",
        "workshops/../workshop.kit",
        "workshop.kit-wal",
        "data/README.md",
        ".workshop-running",
    ],
)
def test_voila_gives_out_no_file_to_anybody(server: Server, name: str) -> None:
    """Voila serves files of its root without asking for a login unless it is told not to."""
    secret = (server.folder / ".workshop-secret").read_bytes()
    for query in ("", f"?token={server.token}"):
        reply = ask(f"{server.base}/voila/files/{name}{query}")
        assert reply.status != 200
        assert b"SQLite format" not in reply.body
        assert secret not in reply.body
    assert ask(f"{server.base}/files/{name}").status != 200


def test_participants_are_served_at_the_desks_door_too_and_need_no_login(server: Server) -> None:
    there = f"{server.base}/join/{server.code}"
    assert ask(there).body == ask(server.phone).body
    assert ask(f"{server.base}/wall/{server.code}").body == ask(server.wall).body
    visitor = Visitor(there).join("By the desk's port")
    assert visitor.view()["view"]["me"]["name"] == "By the desk's port"
    named = re.findall(r'src="([^"]+phone\.js)"', ask(there).text)
    assert ask(server.base + named[0]).status == 200


async def test_sockets_open_at_both_doors(server: Server) -> None:
    for address in (server.phone, f"{server.base}/join/{server.code}"):
        visitor = Visitor(address).join()
        async with visitor.socket() as socket:
            assert (await socket.hear())["is"] == "welcome"


FOREIGN = ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]


@pytest.mark.parametrize("foreign", FOREIGN)
async def test_a_page_of_another_site_can_neither_open_a_socket_nor_post(
    server: Server, foreign: str
) -> None:
    visitor = Visitor(server.phone).join()
    before = server.state()["seq"]
    with pytest.raises(HTTPClientError) as refused:
        async with visitor.socket(Origin=foreign):
            raise AssertionError("The socket was opened.")
    assert refused.value.code == 403
    reply = visitor.post_raw(json.dumps([command("enter", name="Eve")]).encode(), Origin=foreign)
    assert reply.status == 403
    (answer,) = json.loads(reply.body)
    assert answer["why"] == "This request came from a foreign page and was not carried out."
    assert server.state()["seq"] == before


async def test_our_own_page_may_do_both(server: Server) -> None:
    visitor = Visitor(server.phone).join()
    async with visitor.socket(Origin=origin(server)) as socket:
        assert (await socket.hear())["is"] == "welcome"
    reply = visitor.post_raw(b"[]", Origin=origin(server))
    assert (reply.status, reply.body) == (200, b"[]")


@pytest.mark.parametrize("name", HTML)
def test_pages_allow_themselves_only_what_this_server_gives(server: Server, name: str) -> None:
    page = pages(server)[name]
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in page.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", HTML)
def test_pages_hold_no_script_no_style_no_handler_and_no_other_host(
    server: Server, name: str
) -> None:
    text = pages(server)[name].text
    for attributes, inside in re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert "src=" in attributes
        assert inside == ""
    assert not re.search(r"<style\b|\sstyle=|\son\w+\s*=|javascript:", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text)


def test_a_phone_is_known_by_a_cookie_that_no_script_can_read(server: Server) -> None:
    given = ask(server.phone).headers["Set-Cookie"]
    assert re.search(r";\s*HttpOnly", given, re.IGNORECASE)
    assert re.search(r";\s*SameSite=Lax", given, re.IGNORECASE)
    assert "Path=/join" in given
    assert server.code in given.partition("=")[0]


def test_a_phone_keeps_its_identity_and_no_second_cookie_is_given(server: Server) -> None:
    visitor = Visitor(server.phone).join()
    who = visitor.view()["participant"]
    assert "Set-Cookie" not in ask(server.phone, Cookie=visitor.cookie).headers
    assert visitor.join().view()["participant"] == who
    assert Visitor(server.phone).join().view()["participant"] != who


def forged(server: Server, kind: str) -> str:
    """Make a cookie that this server has not signed, out of one that it has."""
    cookie = Visitor(server.phone).join().cookie
    name, _, value = cookie.partition("=")
    if kind == "changed":
        return f"{cookie[:-1]}{'0' if cookie[-1] != '0' else '1'}"
    if kind == "other key":
        return f"{name}={create_signed_value('0' * 64, name, 'somebody').decode()}"
    if kind == "other name":
        return f"kit-OTHERS={value}"
    return {"none": "", "garbage": f"{name}=garbage", "empty": f"{name}="}[kind]


@pytest.mark.parametrize("kind", ["changed", "other key", "other name", "none", "garbage", "empty"])
async def test_a_forged_or_missing_cookie_is_nobody(server: Server, kind: str) -> None:
    visitor = Visitor(server.phone, forged(server, kind))
    before = server.state()["seq"]
    assert visitor.view()["participant"] is None
    reply = visitor.post_raw(json.dumps([command("enter", name="Eve")]).encode())
    assert reply.status == 403
    (answer,) = json.loads(reply.body)
    assert answer["why"] == "We do not know this phone any more. Open the join page again."
    async with visitor.socket() as socket:
        assert await socket.line.read_message() is None
        assert socket.line.close_code == 4401
    assert server.state()["seq"] == before


@pytest.mark.parametrize(
    "path", ["join/WRONG1", "join/WRONG1/view", "wall/WRONG1", "join?code=wrong1"]
)
def test_a_wrong_code_is_told_in_a_sentence_with_the_form(server: Server, path: str) -> None:
    reply = ask(f"{origin(server)}/{path}")
    assert reply.status == 404
    assert "There is no workshop with the code WRONG1 here." in reply.text.replace(
        "wrong1", "WRONG1"
    )
    assert "<form" in reply.text
    assert server.code not in reply.text


def test_a_wrong_code_is_told_in_the_readers_language_and_never_as_markup(server: Server) -> None:
    there = f"{origin(server)}/join?code=%3Cimg%20src=x%3E"
    assert "<img" not in ask(there).text.lower()
    said = ask(f"{origin(server)}/join", Accept_Language="pl-PL,pl;q=0.9").text
    assert '<html lang="pl">' in said


@pytest.mark.parametrize(
    ("language", "asks"),
    [
        ("en", "The code on the wall"), ("uk", "Код із великого екрана"),
        ("ru", "Код с общего экрана"), ("pl", "Kod z dużego ekranu"),
    ],
)  # fmt: skip
def test_the_form_for_the_code_looks_like_the_phone_in_four_languages_and_needs_no_script(
    server: Server, language: str, asks: str
) -> None:
    page = ask(f"{origin(server)}/join", Accept_Language=f"{language};q=0.9")
    assert f'<html lang="{language}">' in page.text
    assert asks in page.text
    assert "<script" not in page.text
    assert len(page.body) < 2_000
    (styles,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.text)
    sheet = ask(origin(server) + styles).text
    used = {name for names in re.findall(r'class="([^"]+)"', page.text) for name in names.split()}
    assert used >= {"kit-phone", "kit-input", "kit-button"}
    assert [name for name in used if f".{name}" not in sheet] == []


def test_the_code_may_be_typed_in_small_letters(server: Server) -> None:
    assert ask(f"{origin(server)}/join/{server.code.lower()}").status == 200
    reply = ask(f"{origin(server)}/join?code={server.code.lower()}")
    assert (reply.status, reply.headers["Location"]) == (302, f"/join/{server.code}")
    reply = ask(f"{origin(server)}/")
    assert (reply.status, reply.headers["Location"]) == (302, "/join")


def test_what_phones_load_is_small_kept_for_good_and_typed(server: Server) -> None:
    found = {address: ask(address, Accept_Encoding="gzip") for address in assets(server)}
    assert {reply.status for reply in found.values()} == {200}
    for address, reply in found.items():
        assert "immutable" in reply.headers["Cache-Control"], address
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
    phone = [r for a, r in found.items() if re.search(r"phone\.|words\.uk", a)]
    page = ask(server.phone, Accept_Encoding="gzip")
    assert sum(len(reply.body) for reply in [page, *phone]) <= 60 * 1024


def test_what_an_entry_may_belong_to_is_searched_for_and_nonsense_finds_nothing(
    server: Server,
) -> None:
    for query in ("activity=co-creation/collect-module&q=zzz", "activity=&q=a", "q=%00", ""):
        found = ask(f"{server.phone}/find?{query}")
        assert (found.status, found.body) == (200, b"[]"), query
    assert ask(f"{origin(server)}/join/WRONG/find?q=a").status == 404


def test_a_script_gets_the_state_page_by_page(server: Server) -> None:
    state = server.get("/kit/state?skip=200")
    assert all(items == [] for items in state["items"].values())
    assert state["counts"].keys() == server.state()["items"].keys()
    with pytest.raises(HTTPError, match="400"):
        server.get("/kit/state?skip=-1")


@pytest.fixture
def everything(server: Server) -> dict[str, bytes]:
    """Every byte that somebody in the room, or with a copy of the log, can get."""
    Visitor(server.phone).join()
    found = {address: ask(address).body for address in assets(server)}
    found |= {name: page.body + str(page.headers).encode() for name, page in pages(server).items()}
    found["view"] = ask(f"{server.phone}/view").body
    found["qr"] = ask(f"{server.wall}/qr.svg").body
    for path in server.folder.rglob("*"):
        if path.is_file() and path.name != ".workshop-secret":
            found[path.name] = path.read_bytes()
    return found


def test_the_token_is_in_no_page_no_script_no_log_and_no_file_of_the_folder(
    server: Server, everything: dict[str, bytes]
) -> None:
    secret = (server.folder / ".workshop-secret").read_bytes()
    assert len(server.token) >= 32
    assert {"workshop.kit", "phone", "wall", "view"} <= set(everything)
    for name, content in everything.items():
        assert server.token.encode() not in content, name
        assert secret not in content, name


def test_the_log_and_what_a_server_notes_are_for_the_owner_of_the_folder_alone(
    server: Server,
) -> None:
    names = ["", *(path.name for path in server.folder.glob("workshop.kit*"))]
    names += [".workshop-secret", ".workshop-running"]
    assert len(names) == 7
    for name in names:
        assert (server.folder / name).stat().st_mode & 0o077 == 0, name
