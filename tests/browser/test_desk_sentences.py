"""Sentences by which the desk warns, finds gaps, and closes what was begun, on a real page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import LAPTOP, Pages
from tests.browser.people import card, part, settle, until, write_notebook
from tests.server import Server
from tests.visitors import Visitor, command

FRESH = True
"""Decides on everything: nobody else may write here."""

DAY = "sentences"
CELLS = (
    f'import kit\n\nsession = kit.session("{DAY}")',
    "session.opening()",
    'session.collect("situation")',
    'session.collect("speech_module", within="situation")',
    'session.collect("norm")',
    'session.collect("idea")',
    'session.collect("success_story")',
    'session.vote("idea", by="approval", privacy="secret")',
    'session.play("situation")',
    'session.table("dialogues")',
    "session.coverage()",
    'session.decide("norm", must_at_most=0.5)',
    'session.decide("idea")',
)
CALM, HEARD, TOLD = (
    "Let us look at it together",
    "The client was heard out",
    "The next step was said",
)
EVENING, STORY = "Ring back in the evening", "A client came back with flowers"
RECITED = "Thank you for calling and have a very nice day"


@pytest.fixture(scope="module")
def desk(server: Server, browser: Browser) -> Iterator[Page]:
    """The desk of a session with everything that the sentences speak of."""
    write_notebook(server.folder / "workshops" / "4_sentences.ipynb", *CELLS)
    does(server, "open_session", session=DAY, close_current=True)
    until(lambda: server.state()["agenda"])
    own = Pages(browser)
    page = own.open(server.desk.replace("2_co_creation", "4_sentences"), LAPTOP)
    settle(page, "Decide: ideas")
    yield page
    own.close()
    assert own.hosts() == {"127.0.0.1"}
    assert own.errors == []


def does(server: Server, do: str, **parts: Any) -> None:
    answer = server.command(do, **parts)
    assert answer["is"] == "ack", answer


def written(server: Server, kind: str, within: str | None = None, **fields: str) -> str:
    """Write something down at the desk; give its id."""
    known = {one["id"] for one in server.state()["items"].get(kind, [])}
    does(server, "add", activity=f"{DAY}/{kind}.collect", kind=kind, fields=fields, within=within)
    (new,) = {one["id"] for one in server.state()["items"][kind]} - known
    return new


@pytest.mark.row("C07")
def test_the_desk_warns_when_must_goes_above_the_cap_and_is_still_again_when_it_comes_down(
    desk: Page, server: Server
) -> None:
    norms = [written(server, "norm", text=f"We keep promise {n}", **{"not": "Ever wait"})
             for n in range(6)]  # fmt: skip
    for n, norm in enumerate(norms):
        does(server, "decide", item=norm, decision="adopt", binding="must" if n < 3 else "free")
    freedom = part(desk, "Decide: norms").locator(".kit-freedom")
    warning = freedom.get_by_role("status")
    expect(freedom.get_by_text("“must” is 50% of 6, at most 50% is wanted")).to_be_visible()
    expect(warning).to_have_text("")
    does(server, "decide", item=norms[3], decision="adopt", binding="must")
    expect(warning).to_contain_text(
        "“Must” is 67% of what is adopted, and the most you chose is 50%."
    )
    does(server, "decide", item=norms[3], decision="adopt", binding="free")
    expect(warning).to_have_text("")


@pytest.mark.row("D02")
def test_the_desk_lists_each_norm_that_does_not_say_when_or_what_not(
    desk: Page, server: Server
) -> None:
    written(server, "norm", text="We greet", when="At the door", **{"not": "Shout"})
    timeless = written(server, "norm", text="We call back", **{"not": "Promise"})
    written(server, "norm", text="We apologise", when="At once")
    coverage = part(desk, "What the standard covers")
    calls, sorry = card(coverage, "We call back"), card(coverage, "We apologise")
    expect(calls.get_by_text("Still empty: When do we do it?")).to_be_visible()
    expect(calls.get_by_text("Still empty: What do we not do?")).to_have_count(0)
    expect(sorry.get_by_text("Still empty: What do we not do?")).to_be_visible()
    expect(card(coverage, "We greet")).to_have_count(0)
    fields = {"text": "We call back", "when": "Within a day", "not": "Promise"}
    does(server, "edit", item=timeless, fields=fields, reason="Said in the room")
    expect(calls).to_have_count(0)
    expect(sorry).to_be_visible()


@pytest.mark.row("D07")
def test_the_desk_names_the_point_in_which_two_groups_served_a_client_differently(
    desk: Page, server: Server
) -> None:
    around = written(server, "situation", text="A client shouts at the counter")
    module = written(server, "speech_module", around, say=CALM, points=f"{HEARD}\n{TOLD}")
    play = f"{DAY}/situation.play"
    does(server, "open", activity=play, close_current=True)
    phones = [Visitor(server.phone).join(f"Player {n}") for n in range(6)]
    for phone in phones:
        (answer,) = phone.post([command("take_part", activity=play)])
        assert answer["is"] == "ack", answer
    does(server, "draw", activity=play)
    sheet = card(part(desk, "Role plays"), CALM)
    assert scored(phones, play, module, [True, True]) == 2
    expect(sheet.get_by_text("2 sheets")).to_be_visible()
    expect(sheet.get_by_text("Served differently")).to_have_count(0)
    does(server, "draw", activity=play, handover=True)
    assert scored(phones, play, module, [True, True], [True, False]) == 2
    expect(sheet.get_by_text(f"Served differently: {TOLD}", exact=True)).to_be_visible()


def scored(phones: list[Visitor], play: str, module: str, *marks: list[bool]) -> int:
    """Let every phone fill in the sheet, as the rules let only observers; give how many could."""
    taken = 0
    for phone in phones:
        points = marks[min(taken, len(marks) - 1)]
        (answer,) = phone.post([command("score", activity=play, item=module, points=points)])
        taken += answer["is"] == "ack"
    return taken


def dialogues(server: Server, *texts: str) -> None:
    rows = [{"dialogue": f"D{n}", "turn": 1, "speaker": "agent", "channel": "phone", "text": text}
            for n, text in enumerate(texts)]  # fmt: skip
    does(server, "import", table="dialogues", source="dialogues.csv", rows=rows)


@pytest.mark.row("D18")
def test_the_desk_says_how_much_of_what_employees_say_is_repeated_word_for_word(
    desk: Page, server: Server
) -> None:
    table = part(desk, "Dialogues with clients")
    dialogues(server, RECITED, RECITED)
    expect(table.get_by_text("2 of 5 needed for a figure").last).to_be_visible()
    dialogues(server, *[RECITED] * 6)
    repeated = measure(table, "Wording that other dialogues repeat word for word")
    expect(repeated.get_by_text("100%", exact=True)).to_be_visible()
    expect(table.get_by_text("runs of four words, n = 6 dialogues.")).to_be_visible()
    free = ("I will ring you tonight at six", "Let us see where the van is now",
            "You are right and I am sorry", "Here is what I can do today",
            "Shall we begin with the invoice")  # fmt: skip
    dialogues(server, *free)
    expect(repeated.get_by_text("0%", exact=True)).to_be_visible()


def measure(where: Locator, name: str) -> Locator:
    return where.locator(".kit-measure").filter(has_text=name)


@pytest.mark.row("B17")
def test_an_idea_that_was_adopted_is_closed_at_the_desk_with_a_note(
    desk: Page, server: Server
) -> None:
    idea = written(server, "idea", text=EVENING)
    shown = card(part(desk, "Decide: ideas"), EVENING)
    note = shown.get_by_label("What became of it?")
    expect(shown).to_be_visible()
    expect(note).to_be_hidden()
    does(server, "decide", item=idea, decision="adopt", binding="free")
    expect(
        shown.get_by_text("Not tried yet. Say what became of it, or have it tried.")
    ).to_be_visible()
    note.fill("Nobody answered after six.")
    shown.get_by_role("button", name="Keep the closing note").click()
    expect(shown.get_by_text("Closed: Nobody answered after six.")).to_be_visible()
    expect(note).to_have_value("")
    (kept,) = server.state()["items"]["idea"]
    assert kept["note"] == "Nobody answered after six."


@pytest.mark.row("C10")
def test_a_success_story_is_linked_with_the_module_it_led_to_and_the_link_taken_away(
    desk: Page, server: Server
) -> None:
    around = written(server, "situation", text="A client brings something back")
    module = written(server, "speech_module", around, say="How good that you came")
    written(server, "success_story", text=STORY)
    coverage = part(desk, "What the standard covers")
    story = card(coverage, STORY)
    expect(coverage.get_by_text("Stories that led to a speech module: 0 of 1")).to_be_visible()
    story.get_by_label("Link to a speech module").select_option(value=module)
    story.get_by_role("button", name="Link", exact=True).click()
    expect(coverage.get_by_text("Stories that led to a speech module: 1 of 1")).to_be_visible()
    expect(story.locator(".kit-linked")).to_contain_text("How good that you came")
    (kept,) = server.state()["items"]["success_story"]
    assert [one["id"] for one in kept["links"]] == [module]
    story.get_by_role("button", name="Take the link away").click()
    expect(coverage.get_by_text("Stories that led to a speech module: 0 of 1")).to_be_visible()
    expect(story.locator(".kit-linked")).to_have_count(0)


@pytest.mark.row("C05")
def test_the_desk_tells_by_role_who_voted_in_a_secret_vote(desk: Page, server: Server) -> None:
    idea = written(server, "idea", text="Open a quarter of an hour earlier")
    vote = f"{DAY}/idea.vote"
    phones = [Visitor(server.phone).join(f"Voter {n}") for n in range(12)]
    for n, phone in enumerate(phones):
        groups = {"role": "Cashier" if n < 7 else "Guard"}
        assert phone.post([command("enter", name="", groups=groups)])[0]["is"] == "ack"
    does(server, "open", activity=vote, close_current=True)
    shown = part(desk, "Vote: ideas")
    who = shown.get_by_text("Who voted", exact=True)
    expect(shown).to_be_visible()
    expect(who).to_be_hidden()
    for n, phone in enumerate(phones[:6]):
        cast = command("vote", activity=vote, item=idea, value="useful")
        assert phone.post([cast])[0]["is"] == "ack"
        if n == 0:
            who.click()  # and it stays open while the others vote
    expect(shown.get_by_text("Cashier: 6 of 7 voted", exact=True)).to_be_visible()
    expect(shown.get_by_text("Guard: 0 of 5 voted · this voice is missing")).to_be_visible()
    expect(measure(shown, "Cashier").get_by_text("86%", exact=True)).to_be_visible()
