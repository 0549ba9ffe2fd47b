"""The standard as one HTML page: the same numbers, links that lead somewhere, text as text."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from drafts import headings, records
from rich_workshop import rich
from test_standard import DAY, HOSTILE, Room, page_text

from kit.domain.commands import FACILITATOR
from kit.domain.events import KindDefined
from kit.domain.items import Field, Kind
from kit.language import OwnText
from kit.standard.build import build
from kit.standard.formats import formats
from kit.standard.nodes import Document, Heading, nodes_of

STRANGE = "\U0001f600 \u200fשלום\u200e <b>bold</b> {{ticket}} ~~~ #{x} \x07bell &amp;\n  two lines"
VOID = {"br", "col", "input", "link", "meta"}


class Page(HTMLParser):
    """Reads a page as a browser does: elements in order, and what stands in clauses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.mistakes: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(tag)

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [told for tag, told in self.elements if tag in tags]

    @property
    def ids(self) -> list[str]:
        return [told["id"] for _, told in self.elements if "id" in told]


def html_of(document: Document) -> str:
    (content,) = formats()["html"].files(document).values()
    return content.decode()


@pytest.fixture(scope="module")
def document() -> Document:
    return build(rich().state, DAY)


@pytest.fixture(scope="module")
def html(document: Document) -> str:
    return html_of(document)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_each_clause_has_one_place_that_its_number_names(document: Document, page: Page) -> None:
    numbers = [one["number"] for one in records(document, "clauses")]
    assert len(numbers) > 50
    assert set(numbers) <= set(page.ids)
    assert [one for one, n in Counter(page.ids).items() if n > 1] == []


def test_every_link_leads_to_a_place_of_the_page(page: Page) -> None:
    links = [told["href"] for told in page.all("a")]
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(page.ids)
    assert "#S-1.M2" in links, "another clause names it"


def test_the_contents_lead_to_every_chapter_and_part(
    document: Document, html: str, page: Page
) -> None:
    contents = html.partition("</nav>")[0].partition("<nav")[2]
    for section in document.sections:
        assert f'href="#{section.key}"' in contents
        for title in headings(document, section.key):
            assert title in page_text(contents)
    assert all(told["aria-labelledby"] in page.ids for told in page.all("nav", "table"))


def test_the_figures_of_the_votes_are_those_of_the_model(document: Document, html: str) -> None:
    text = page_text(html)
    votes = records(document, "votes")
    assert len(votes) > 10
    for vote in votes:
        assert vote["result"].replace("\u00a0", " ") in text
        assert vote["interval"].replace("\u00a0", " ") in text
    assert document.version_words in text


def test_headings_come_in_order_and_tables_say_what_their_cells_are(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {told.get("scope") for told in page.all("th")} == {"col", "row"}
    for tag in ("header", "nav", "main"):
        assert len(page.all(tag)) == 1
    assert page.mistakes == page.open == []


@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl"])
def test_the_page_is_in_the_language_of_the_workshop(language: str) -> None:
    html = html_of(build(Room(language).state, DAY))
    assert Page(html).all("html") == [{"lang": language}]
    says = {"en": "Search the clauses", "uk": "Пошук", "ru": "Поиск", "pl": "Szukaj"}
    assert says[language] in html


def test_the_page_asks_no_other_host_and_runs_no_script_but_its_own(html: str, page: Page) -> None:
    assert not re.search(r"https?:|//[a-z]|@import|url\(", html)
    assert [told for _, told in page.elements if "src" in told] == []
    styles = [told["style"] for _, told in page.elements if "style" in told]
    assert all(re.fullmatch(r"width:[\d.]+%", style) for style in styles)
    (policy,) = (t["content"] for t in page.all("meta") if "http-equiv" in t)
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy


@pytest.mark.parametrize("text", [*HOSTILE, STRANGE, "ж" * 4000])
def test_what_people_typed_is_text_of_the_page(text: str) -> None:
    room = Room(title=text[:200])
    ideas = room.activity("ideas", "collect", "idea", title=text[:100])
    room.add(FACILITATOR, ideas, "idea", text=text)
    html = html_of(build(room.state, DAY))
    plain, page = html_of(build(Room().state, DAY)), Page(html)
    shown = text.replace("\ufffe", "\ufffd").replace("\x07", "\ufffd")
    assert shown in page_text(html)
    assert {tag for tag, _ in page.elements} - {tag for tag, _ in Page(plain).elements} <= {
        "a", "article", "blockquote", "dd", "details", "div", "dl", "dt", "option", "select",
        "span",
    }  # fmt: skip
    assert page.mistakes == page.open == []
    assert html.count("<script") == 1


def test_a_clause_is_marked_with_its_situation_channel_and_level(document: Document) -> None:
    (found,) = (
        dict(node.marks)
        for node in nodes_of(document)
        if isinstance(node, Heading) and node.anchor == "S-1.M1"
    )
    assert found.pop("Situation").startswith("S-1 · A client wants to return a kettle")
    assert found == {
        "Kind of clause": "Speech module",
        "Stage": "finding out the need",
        "Channel": "on site",
        "Status": "adopted",
        "How far it obliges": "must",
    }


def test_readers_choose_by_role_where_a_kind_of_the_workshop_asks_for_one() -> None:
    room = Room()
    roles = (("cashier", OwnText("Cashier")), ("adviser", OwnText("Adviser")))
    fields = (
        Field("text", OwnText("What?"), required=True),
        Field("role", OwnText("Role"), choices=roles, mark=True),
    )
    duty = Kind("duty", OwnText("duty"), OwnText("duties"), fields, prefix="D")
    room.happened("kit", KindDefined(definition=duty))
    duties = room.activity("duties", "collect", "duty")
    for n, (role, _) in enumerate(roles):
        room.add(FACILITATOR, duties, "duty", text=f"Duty {n}", role=role)
    page = Page(html_of(build(room.state, DAY)))
    cashier, adviser = (set(told["data-marks"].split()) for told in page.all("article"))
    assert len(cashier - adviser) == len(adviser - cashier) == 1
    assert (cashier ^ adviser) <= {told["value"] for told in page.all("option")}
