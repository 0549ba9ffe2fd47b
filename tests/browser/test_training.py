"""Trials and test-training on phones: pulse, role plays, a quiz, and a trial told offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import LAPTOP, PROJECTOR, Pages
from tests.browser.people import add, card, entry, join, others_vote, part, settle, until
from tests.server import Server, demo

SHOUT = "A client shouts at the counter"
CALM = "I can see that this matters to you. Let us look at it together."
POINTS = ("The client was heard out", "The next step was said")
BEFORE = "How far do you agree?"
PLAYS = "Role plays"
TRIALS = "Trials: speech modules"
QUIZ = "test-training/question.quiz"
FIRST, LISTEN = "What comes first when a client shouts?", "Hear the client out"
NEVER, NOT_MINE, MOMENT = "What do we never say?", "That is not my job", "One moment, please"
UNTRIED = "Nobody has tried this wording in a real dialogue yet."


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on the test-training, with one adopted module from the co-creation before."""
    running = demo(tmp_path_factory.mktemp("training"), "--session=co-creation")
    around = add(running, SHOUT)
    module = add(running, CALM, "speech_module", within=around)
    fields = {"say": CALM, "points": "\n".join(POINTS)}
    answers = [
        running.command("edit", item=module, fields=fields, reason="Said in the room"),
        running.command("decide", item=module, decision="adopt", binding="should"),
    ]
    assert {answer["is"] for answer in answers} == {"ack"}
    yield running
    running.stop()


def sit_at(browser: Browser, server: Server, notebook: str, last: str) -> tuple[Pages, Page]:
    """Open the desk of a session."""
    own = Pages(browser)
    page = own.open(server.desk.replace("2_co_creation", notebook), LAPTOP)
    settle(page, last)
    return own, page


@pytest.fixture(scope="module")
def creation(browser: Browser, training: Server) -> Iterator[Page]:
    """The desk of the co-creation, where trials are planned and approved."""
    own, page = sit_at(browser, training, "2_co_creation", TRIALS)
    yield page
    own.close()
    assert own.hosts() == {"127.0.0.1"}
    assert own.errors == []


def turn_to(server: Server, session: str, key: str) -> None:
    """Turn the room to a session and open one of its activities."""
    server.command("open_session", session=session, close_current=True)
    until(lambda: any(run["id"] == f"{session}/{key}" for run in server.state()["agenda"]))
    begin(server, session, key)


def begin(server: Server, session: str, key: str) -> None:
    """Open an activity of the room's session."""
    answer = server.command("open", activity=f"{session}/{key}", close_current=True)
    assert answer["is"] == "ack", answer


def role_of(phone: Page) -> str:
    """Give the role that a phone shows once it was drawn."""
    expect(phone.get_by_text("Round 1")).to_be_visible()
    return phone.locator(".kit-card").get_by_role("heading", level=2).first.inner_text()


def seats(phone: Page) -> set[str]:
    """Give the names of the others in one's group."""
    rows = phone.locator(".kit-seats").get_by_role("listitem").all_inner_texts()
    return {row.partition(": ")[2] for row in rows}


def pulse_on(desk: Page, prompt: str) -> Locator:
    """Give the pulse of the desk with this prompt; both are called the same."""
    return part(desk, "Pulse").filter(has=desk.get_by_text(prompt, exact=True))


@pytest.mark.row("A26")
def test_an_untried_module_is_not_approved_and_a_trial_told_offline_is_saved_later(
    creation: Page, training: Server, pages: Pages
) -> None:
    turn_to(training, "co-creation", "speech_module.try")
    module = card(part(creation, TRIALS), CALM)
    stops = module.get_by_role("list", name="What still blocks approval")
    expect(stops.get_by_text(UNTRIED)).to_be_visible()
    expect(module.get_by_role("button", name="Approve")).to_be_hidden()
    module.get_by_label("Trials wanted").fill("12")
    module.get_by_label("What counts as a success?").fill("The client sits down again")
    module.get_by_role("button", name="Plan").click()
    expect(module.get_by_text("0 of 12 trials")).to_be_visible()

    ana = join(pages, training, "Ana")
    mine = entry(ana, CALM)
    expect(mine).to_be_visible()
    ana.context.set_offline(True)
    tell(mine, "It did not")
    expect(mine.get_by_text("Waiting for the network")).to_be_visible()
    expect(stops.get_by_text(UNTRIED)).to_be_visible()
    ana.context.set_offline(False)
    expect(mine.get_by_text("You told 1 trial", exact=True)).to_be_visible()
    expect(mine.get_by_text("Waiting for the network")).to_be_hidden()
    expect(module.get_by_text("1 of 12 trials", exact=True)).to_be_visible()
    expect(stops.get_by_text("No trial of this wording worked.")).to_be_visible()

    mine.get_by_role("button", name="I tried it").click()
    mine.get_by_role("button", name="Partly", exact=True).click()
    ana.reload()
    chosen = mine.get_by_role("button", name="Partly", exact=True)
    expect(chosen).to_have_attribute("aria-pressed", "true")
    mine.get_by_role("button", name="Cancel").click()
    tell(mine, "It worked")
    expect(mine.get_by_text("You told 2 trials")).to_be_visible()
    expect(module.get_by_text("1 of 5 people needed")).to_be_visible()
    module.get_by_role("button", name="Approve").click()
    expect(stops.get_by_text("Approved")).to_be_visible()
    left = part(creation, TRIALS).get_by_text("Trials in no figure by who tried: 2 of 2.")
    expect(left).to_be_visible()


@pytest.mark.row("A27")
def test_the_desk_tells_the_effect_of_who_tried(creation: Page, training: Server) -> None:
    (item,) = training.state()["items"]["speech_module"]
    row = {"item": item["id"], "version": item["version"], "outcome": "worked", "who": "other"}
    rows = [{**row, "employee": f"E{n}"} for n in range(10)]
    rows += [{**row, "outcome": "failed", "who": "facilitator", "employee": "F"}] * 5
    answer = training.command("import", table="trials", source="trials.csv", rows=rows)
    assert answer["is"] == "ack", answer
    trials = part(creation, TRIALS)
    expect(trials.get_by_text("facilitator (n = 5)")).to_be_visible()
    effect = trials.get_by_text("Share of success of the facilitator less that of the employees")
    expect(effect).to_be_visible()
    training.command("import", table="trials", source="none.csv", rows=[])


def test_trials_are_told_while_the_room_votes_and_a_slide_stands_on_the_wall(
    training: Server, pages: Pages
) -> None:
    turn_to(training, "co-creation", "speech_module.try")
    ana = join(pages, training, "Ana")
    expect(ana.get_by_role("button", name="I tried it")).to_be_visible()
    aside = ana.get_by_role("button", name="Tell a trial")
    expect(aside).to_be_hidden()

    begin(training, "co-creation", "situation.vote")
    useful = entry(ana, SHOUT).get_by_role("button", name="Useful", exact=True)
    expect(useful).to_be_visible()
    wall = pages.open(training.wall, PROJECTOR)
    training.command("open", activity="co-creation/speech_module.results")
    expect(wall.get_by_text("What the room thinks of the speech modules")).to_be_visible()
    useful.click()
    expect(entry(ana, SHOUT).get_by_text("Saved")).to_be_visible()

    aside.click()
    mine = entry(ana, CALM)
    mine.get_by_role("button", name="I tried it").click()
    mine.get_by_role("button", name="Partly", exact=True).click()
    mine.get_by_role("button", name="Save the trial").click()
    expect(mine.get_by_text("You told 1 trial", exact=True)).to_be_visible()
    ana.get_by_role("button", name="Back to the room").click()
    expect(useful).to_have_attribute("aria-pressed", "true")

    aside.click()
    expect(mine).to_be_visible()
    begin(training, "co-creation", "speech_module.vote")
    expect(ana.get_by_role("group", name="Usefulness")).to_be_visible()
    training.command("open_session", session="test-training", close_current=True)
    expect(ana.get_by_role("button", name="I tried it")).to_be_visible()
    training.command("close", activity="co-creation/speech_module.try")
    expect(ana.get_by_role("button", name="I tried it")).to_be_hidden()


def tell(mine: Locator, how: str) -> None:
    """Tell a trial as one does between two clients: what happened, and save."""
    mine.get_by_role("button", name="I tried it").click()
    expect(mine.get_by_text("Success means: The client sits down again")).to_be_visible()
    mine.get_by_role("button", name=how, exact=True).click()
    mine.get_by_role("button", name="Save the trial").click()


@pytest.mark.row("A30")
def test_three_phones_answer_the_pulse_play_three_roles_and_the_sheet_arrives_on_the_desk(
    training: Server, pages: Pages, browser: Browser
) -> None:
    turn_to(training, "test-training", "pulse.before")
    people = [join(pages, training, name) for name in ("Ana", "Ben", "Eve")]
    own, desk = sit_at(browser, training, "3_test_training", "Decide: speech modules")
    for phone in people:
        phone.get_by_role("button", name="Send").click()
        expect(phone.get_by_text("Answer every statement, please.")).to_be_visible()
        for statement in ("I will use this with my clients", "This standard is also mine"):
            group = phone.get_by_role("group", name=statement)
            group.get_by_role("button", name="4 of 5").click()
        phone.reload()  # as when a newer page comes: what was tapped is still there
        phone.get_by_role("button", name="Send").click()
        expect(phone.get_by_text("Your answers are in the urn")).to_be_visible()
    pulse = pulse_on(desk, BEFORE)
    expect(pulse.get_by_text("Answered: 3 of")).to_be_visible()
    pulse.get_by_role("button", name="Close", exact=True).click()
    expect(
        pulse.get_by_text("This standard is also mine — before: 3 of 5 answers needed")
    ).to_be_visible()
    expect(pulse.locator(".kit-measure")).to_have_count(0)

    plays = part(desk, PLAYS)
    plays.get_by_role("button", name="Open", exact=True).click()
    for phone in people:
        phone.get_by_role("button", name="I take part").click()
        expect(phone.get_by_text("The facilitator draws the roles in a moment.")).to_be_visible()
    expect(plays.get_by_text("3 take part")).to_be_visible()
    plays.get_by_role("button", name="Draw the next round").click()
    by_role = {role_of(phone): phone for phone in people}
    assert set(by_role) == {"Client", "Employee", "Observer"}
    for phone in people:
        expect(phone.get_by_text(SHOUT)).to_be_visible()
        expect(phone.get_by_text("Group 1 meets at table 1")).to_be_visible()
    expect(by_role["Client"].get_by_text(CALM)).to_have_count(0)
    expect(by_role["Employee"].get_by_text(POINTS[0])).to_be_visible()
    expect(by_role["Employee"].get_by_role("checkbox")).to_have_count(0)

    assert seats(people[0]) == {"Ben", "Eve"}
    wall = pages.open(training.wall, PROJECTOR)
    for name in ("Ana", "Ben", "Eve"):
        expect(wall.get_by_role("listitem").get_by_text(name, exact=True)).to_be_visible()
        expect(plays.get_by_role("listitem").get_by_text(f": {name}")).to_be_visible()
    late = join(pages, training, "Late")
    late.get_by_role("button", name="I take part").click()
    expect(late.get_by_text("You are in the next round.")).to_be_visible()
    expect(late.get_by_role("button", name="Not this time")).to_be_visible()
    expect(plays.get_by_text("1 waits for the next round")).to_be_visible()

    observer = by_role["Observer"]
    observer.get_by_label(POINTS[0]).check()
    observer.reload()
    expect(observer.get_by_label(POINTS[0])).to_be_checked()
    observer.get_by_role("button", name="Send the sheet").click()
    expect(observer.get_by_text("The sheet of your group is saved.")).to_be_visible()
    expect(plays.get_by_text("sheets filled in: 1 of 1")).to_be_visible()
    expect(plays.get_by_text("1 of 5 sheets needed")).to_be_visible()
    expect(plays.locator(".kit-measure")).to_have_count(0)
    own.close()
    assert own.hosts() == {"127.0.0.1"}
    assert own.errors == []


def ask(server: Server, question: str, *answers: str) -> None:
    """Put a question to the quiz, the right answer first."""
    fields = dict(zip(("text", "right", "wrong_1", "wrong_2"), (question, *answers), strict=False))
    answer = server.command("add", activity=QUIZ, kind="question", fields=fields)
    assert answer["is"] == "ack", answer


@pytest.mark.row("D21")
def test_a_quiz_is_answered_on_the_phone_and_says_what_is_right_only_once_it_is_revealed(
    training: Server, pages: Pages
) -> None:
    turn_to(training, "test-training", "situation.play")
    ana = join(pages, training, "Ana")
    wall = pages.open(training.wall, PROJECTOR)
    ask(training, FIRST, LISTEN, "Ask for the receipt", "Call the manager")
    ask(training, NEVER, NOT_MINE, MOMENT)
    begin(training, "test-training", "question.quiz")
    expect(ana.get_by_text("0 of 2 answered")).to_be_visible()
    expect(ana.get_by_role("button", pressed=True)).to_have_count(0)
    answers = entry(ana, FIRST).get_by_role("button")
    for n in range(3):
        assert answers.nth(n).bounding_box()["height"] >= 48

    entry(ana, FIRST).get_by_role("button", name="Call the manager").click()
    expect(entry(ana, FIRST).get_by_text("Saved")).to_be_visible()
    expect(ana.get_by_text("1 of 2 answered")).to_be_visible()
    expect(wall.get_by_text("1 of 1 have answered")).to_be_visible()
    ana.context.set_offline(True)
    entry(ana, FIRST).get_by_role("button", name=LISTEN).click()
    expect(entry(ana, FIRST).get_by_text("Waiting for the network")).to_be_visible()
    ana.context.set_offline(False)
    expect(entry(ana, FIRST).get_by_text("Saved")).to_be_visible()
    expect(entry(ana, FIRST).get_by_role("button", pressed=True)).to_have_text([LISTEN])
    entry(ana, NEVER).get_by_role("button", name=MOMENT).click()
    expect(ana.get_by_text("All 2 answered. Thank you!")).to_be_visible()

    place = answers.all_inner_texts().index(LISTEN)
    others_vote(training, QUIZ, FIRST, place)
    training.command("close", activity=QUIZ)
    expect(answers.first).to_be_disabled()
    expect(ana.get_by_text("Right answer", exact=True)).to_have_count(0)
    expect(wall.get_by_text(LISTEN)).to_have_count(0)

    training.command("reveal", activity=QUIZ, on=True)
    expect(ana.get_by_text("You knew 1 of 2")).to_be_visible()
    right, mine = "Right answer", "Your answer"
    for answer, marks in {LISTEN: [right, mine], NOT_MINE: [right], MOMENT: [mine]}.items():
        expect(entry(ana, answer).last.locator(".kit-tag")).to_have_text(marks)
    expect(ana.get_by_role("heading", name="Results")).to_have_count(0)
    known = wall.get_by_role("listitem").filter(has_text=FIRST)
    expect(known.get_by_text(f"Right answer: {LISTEN}")).to_be_visible()
    expect(known.get_by_text("100%", exact=True)).to_be_visible()
    expect(known.get_by_text("57% – 100%")).to_be_visible()
    expect(known.get_by_text("5 answers")).to_be_visible()
    few = wall.get_by_role("listitem").filter(has_text=NEVER)
    expect(few.get_by_text("1 of 5 answers needed")).to_be_visible()
    expect(few.locator(".kit-measure")).to_have_count(0)
    expect(wall.get_by_text("You knew")).to_have_count(0)
