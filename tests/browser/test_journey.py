"""One workshop from the audit to the exported draft: six phones, a wall and a desk, twice."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kit.domain.choices import SITUATION_KINDS
from kit.language import plural, translate
from kit.standard.formats.json import read_json
from kit.standard.nodes import records_of
from tests.browser.conftest import LAPTOP, PHONE, PROJECTOR, Pages
from tests.browser.people import card, entry, part, until
from tests.server import Server, demo

COMPANY = Path(__file__).parents[2] / "data" / "company"
PEOPLE = Path(__file__).parents[2] / "data" / "people"
TRIED = {"M09": "conflict", "M01": "complaint"}
"""Modules of the sample company that become situations here, and of which kind they are."""
NAMES = ("Anahit", "Benedict", "Evelina", "Iryna-K", "Janusz", "Oleksa")
_IN_URN = "Thank you. Your answers are in the urn and cannot be traced to you."
LOCALES = {"en": "en-GB", "uk": "uk-UA"}


@dataclass
class Day:
    """The people and pages of one workshop, in one language."""

    language: str
    server: Server
    pages: Pages
    texts: dict[str, Any]
    desk: Page = field(init=False)
    wall: Page = field(init=False)
    phones: list[Page] = field(default_factory=list)

    def t(self, text: str, **values: object) -> str:
        """Give a sentence of the kit as this room reads it."""
        return translate(self.language, text, **values)

    def title(self, what: str, kinds: str = "") -> str:
        """Give the title of an activity."""
        return self.t(what, kinds=self.t(kinds)) if kinds else self.t(what)

    def on_desk(self, what: str, kinds: str = "") -> Locator:
        """Give the widget of an activity."""
        return part(self.desk, self.title(what, kinds))

    def sit_at(self, notebook: str) -> None:
        """Open the desk of a session and turn the room to it."""
        if notebook in self.server.desk:
            self.desk = self.pages.open(self.server.desk, LAPTOP, LOCALES[self.language])
        else:
            self.desk.get_by_role("navigation", name=self.t("Sessions")).locator(
                f'a[href="{notebook}.ipynb"]'
            ).click()
        opening = self.on_desk("Opening")
        expect(opening.get_by_text(self.t("Who is here"))).to_be_visible(timeout=90_000)
        turn = opening.get_by_role("button", name=self.either(
            "Turn the room to this session", "Close “{title}” and turn the room to this session"
        ))  # fmt: skip
        if notebook not in self.server.desk:
            turn.click()
        expect(turn).to_have_count(0)

    def opens(self, what: str, kinds: str = "", *, prompt: str = "") -> Locator:
        """Open an activity at the desk; give its widget."""
        widget = self.on_desk(what, kinds)
        if prompt:
            widget = widget.filter(has=self.desk.get_by_text(self.t(prompt), exact=True))
        name = self.either("Open", "Close “{title}” and open this")
        # By keyboard: an entry that comes in moves the button from under a mouse.
        widget.get_by_role("button", name=name).press("Enter")
        expect(widget.get_by_role("button", name=self.t("Close"), exact=True)).to_be_visible()
        return widget

    def either(self, plain: str, closing: str) -> re.Pattern[str]:
        """What a button says that may have to close something first."""
        first, _, last = self.t(closing, title="|").partition("|")
        return re.compile(f"^({re.escape(self.t(plain))}|{re.escape(first)}.+{re.escape(last)})$")

    def press(self, where: Page | Locator, name: str) -> None:
        """Press a button."""
        where.get_by_role("button", name=self.t(name), exact=True).click()

    def writes(self, phone: Page, within: str = "", **answers: str) -> None:
        """Fill in the form on a phone and send it; ``answers`` by the field's label."""
        # The same situations stand on the form before: the new one must have come.
        expect(phone.get_by_label(self.t(next(iter(answers))))).to_be_visible()
        if within:
            phone.get_by_role("button", name=within, exact=True).click()
        for label, text in answers.items():
            phone.get_by_label(self.t(label)).fill(text)
        self.press(phone, "Send")

    def saved(self, phone: Page, text: str) -> None:
        """Wait until an entry is kept."""
        expect(entry(phone, text).get_by_text(self.t("Saved"))).to_be_visible()

    def rates(self, phone: Page, text: str, criterion: str, value: int) -> None:
        """Give a mark from 1 to 5."""
        group = entry(phone, text).get_by_role("group", name=self.t(criterion))
        group.get_by_role("button", name=self.t("{n} of {of}", n=value, of=5)).click()

    def brings_in(self, table: str, name: str) -> Locator:
        """Import a table of the sample company; give its widget."""
        widget = part(self.desk, self.t(table))
        field = widget.get_by_label(self.t("A CSV or XLSX file"))
        field.set_input_files(COMPANY / self.language / name)
        return widget


def rows(language: str, name: str) -> list[list[str]]:
    """Read a table of the sample company."""
    with (COMPANY / language / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]


@pytest.fixture(params=["en", "uk"])
def day(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Day]:
    """A new workshop with nobody in it, on its audit."""
    language = request.param
    server = demo(tmp_path, "--session=audit", f"--language={language}")
    texts = json.loads((PEOPLE / f"{language}.json").read_text("utf-8"))
    pages = Pages(browser)
    yield Day(language, server, pages, texts)
    pages.close()
    server.stop()
    assert pages.hosts() == {"127.0.0.1"}
    assert pages.errors == []


@pytest.mark.row("A15")
def test_one_workshop_goes_from_the_audit_to_the_exported_draft(day: Day) -> None:
    day.sit_at("1_audit")
    day.wall = day.pages.open(day.server.wall, PROJECTOR, LOCALES[day.language])
    for name in NAMES:
        phone = day.pages.open(day.server.phone, PHONE, LOCALES[day.language])
        phone.get_by_label(day.t("Your name or a nickname")).fill(name)
        day.press(phone, "Join")
        day.phones.append(phone)
    titles = {code: title for _, code, title, *_ in rows(day.language, "trials.csv")}
    situations = {titles[code]: kind for code, kind in TRIED.items()}
    audit(day, situations)
    wordings = creation(day, list(situations))
    trials(day, wordings)
    training(day, wordings)
    draft(day, list(situations), [one for found in wordings.values() for one in found])


def audit(day: Day, situations: dict[str, str]) -> None:
    """Strengths first, then what is hard, then what clients say: until nothing lacks."""
    stories = day.texts["entries"]["success_story"]
    for phone, story in zip(day.phones, stories, strict=False):
        day.writes(phone, **{"When did it go really well?": story["text"]})
        day.saved(phone, story["text"])
    day.press(day.on_desk("Collect: {kinds}", "success stories"), "Reveal results to the room")
    expect(day.wall.get_by_text(stories[0]["text"])).to_be_visible()

    day.opens("Collect: {kinds}", "practices")
    practice = day.texts["entries"]["practice"][0]
    day.press(day.phones[0], "plus")
    day.writes(day.phones[0], **{"How do we serve today?": practice["text"]})
    day.saved(day.phones[0], practice["text"])

    day.opens("Collect: {kinds}", "situations")
    for phone, (text, kind) in zip(day.phones, situations.items(), strict=False):
        day.press(phone, dict(SITUATION_KINDS)[kind])
        day.writes(phone, **{"What happens?": text})
        day.saved(phone, text)
    vote = day.opens("Vote: {kinds}", "situations")
    for phone in day.phones:
        for text in situations:
            day.rates(phone, text, "Difficulty", 4)
            day.rates(phone, text, "Frequency", 3)
    expect(vote.get_by_text(day.t("Answered: {n} of {of}", n=6, of=6))).to_be_visible()

    for table, name in (
        ("Client survey", "survey.xlsx"),
        ("Claims of clients", "claims.csv"),
        ("Techniques in dialogues", "codings.csv"),
    ):
        widget = day.brings_in(table, name)
        day.press(widget, "Import these rows")
        expect(widget.get_by_text(day.t("From the file {name}", name=name))).to_be_visible()
    claims = part(day.desk, day.t("Claims of clients"))
    claims.get_by_label(day.t("Name of the theme")).fill("T1")
    word = {"en": "transfer", "uk": "перемкнули"}[day.language]
    claims.get_by_label(day.t("A word that such claims hold")).fill(word)
    day.press(claims, "Find")
    day.press(claims, "They are about this theme")

    opening = day.on_desk("Opening")
    step = opening.get_by_role("listitem").filter(has_text=day.t("Audit")).last
    register = day.on_desk("Register of situations")
    theme = register.get_by_role("article").filter(has_text="T1")
    theme.get_by_label(next(iter(situations))).check()
    day.press(theme, "Goes into these situations")
    expect(opening.locator(".kit-steps > li").first).to_contain_text(day.t("complete"))
    expect(step).to_be_visible()


def creation(day: Day, situations: list[str]) -> dict[str, list[str]]:
    """Write, vote, decide: every situation gets three wordings and a scheme."""
    day.sit_at("2_co_creation")
    wordings: dict[str, list[str]] = {text: [] for text in situations}
    day.opens("Collect: {kinds}", "behaviour schemes")
    for phone, text in zip(day.phones, situations, strict=False):
        scheme = day.texts["entries"]["behaviour_scheme"][len(text) % 8]["text"]
        day.writes(phone, text, **{"Which steps, in which order? One step a line": scheme})
    day.opens("Collect: {kinds}", "speech modules")
    for n, phone in enumerate(day.phones):
        text = situations[n % len(situations)]
        module = day.texts["speech_modules"][n][0]
        day.writes(phone, text, **{
            "What do you say?": module["say"],
            "What must be said in any words? One point a line": module["points"],
        })  # fmt: skip
        day.saved(phone, module["say"])
        wordings[text].append(module["say"])
    vote = day.opens("Vote: {kinds}", "speech modules")
    says = [say for found in wordings.values() for say in found]
    for n, phone in enumerate(day.phones):
        for say in says:
            day.rates(phone, say, "Usefulness", 4 + n % 2)
            day.rates(phone, say, "Naturalness", 5)
    expect(vote.get_by_text(day.t("Answered: {n} of {of}", n=6, of=6))).to_be_visible()
    day.press(vote, "Close and reveal")
    expect(day.wall.get_by_text(says[0]).first).to_be_visible()
    for kinds, n in (("speech modules", len(says)), ("behaviour schemes", len(situations))):
        decide = day.on_desk("Decide: {kinds}", kinds)
        for at in range(n):
            one = decide.get_by_role("article").nth(at)
            one.get_by_role("combobox").select_option("should")
            day.press(one, "Adopt")
            expect(one.locator(".kit-decided").first).to_contain_text(day.t("adopted"))
    steps = day.on_desk("Opening").locator(".kit-steps > li")
    expect(steps.nth(1)).to_contain_text(day.t("complete"))
    return wordings


def trials(day: Day, wordings: dict[str, list[str]]) -> None:
    """Try every wording with clients: on phones, and from the company's own table."""
    says = [say for found in wordings.values() for say in found]
    day.opens("Trials: {kinds}", "speech modules")
    widget = day.on_desk("Trials: {kinds}", "speech modules")
    untried = day.t("Nobody has tried this wording in a real dialogue yet.")
    expect(widget.get_by_text(untried)).to_have_count(len(says))
    for phone, say in zip(day.phones, says, strict=True):
        mine = entry(phone, say)
        day.press(mine, "I tried it")
        day.press(mine, "It worked")
        day.press(mine, "Save the trial")
        told = plural(day.language, "You told {n} trial", "You told {n} trials", 1)
        expect(mine.get_by_text(told, exact=True)).to_be_visible()
    for say in says:
        one = card(widget, say)
        day.press(one, "Approve")
        expect(one.get_by_text(day.t("Approved"), exact=True)).to_be_visible()
    steps = day.on_desk("Opening").locator(".kit-steps > li")
    expect(steps.nth(2)).to_contain_text(day.t("complete"))


def training(day: Day, wordings: dict[str, list[str]]) -> None:
    """Pulse, role plays, quiz, usefulness after use, pulse."""
    day.sit_at("3_test_training")
    says = [say for found in wordings.values() for say in found]
    pulse(day, "How far do you agree?", 2)

    plays = day.opens("Role plays")
    for phone in day.phones:
        day.press(phone, "I take part")
    expect(
        plays.get_by_text(plural(day.language, "{n} takes part", "{n} take part", 6))
    ).to_be_visible()
    day.press(plays, "Draw the next round")
    observers = [
        phone for phone in day.phones if role_of(day, phone) == day.t("observer").capitalize()
    ]
    assert len(observers) == 2
    for phone in observers:
        phone.get_by_role("checkbox").first.check()
        phone.get_by_role("button", name=day.t("Send the sheet")).first.click()
        expect(phone.get_by_text(day.t("The sheet of your group is saved."))).to_be_visible()

    vote = day.opens("Vote: {kinds}", "speech modules")
    for phone in day.phones:
        for say in says:
            day.rates(phone, say, "Usefulness", 5)
    expect(vote.get_by_text(day.t("Answered: {n} of {of}", n=6, of=6))).to_be_visible()

    quiz = day.on_desk("Quiz")
    day.press(quiz, "Make questions from the standard")
    until(lambda: len(day.server.state()["items"].get("question", ())) == len(wordings))
    day.opens("Quiz")
    for phone in day.phones:
        begun = day.t("{done} of {n} answered", done=0, n=len(wordings))
        expect(phone.get_by_text(begun)).to_be_visible()
        for text, found in wordings.items():
            question = phone.get_by_role("listitem").filter(has_text=text)
            answers = question.get_by_role("button")
            expect(answers.first).to_be_visible()
            right = [one for one in answers.all() if one.inner_text() in found]
            right[0].click()
            expect(question.get_by_text(day.t("Saved"))).to_be_visible()
    expect(quiz.get_by_text(day.t("Answered: {n} of {of}", n=6, of=6))).to_be_visible()
    day.press(quiz, "Close")
    day.press(quiz, "Reveal results to the room")

    pulse(day, "How far do you agree now?", 5)
    after = day.t("This standard is also mine")
    widget = day.on_desk("Pulse").last
    expect(widget.locator(".kit-measure").filter(has_text=after)).to_have_count(2)
    steps = day.on_desk("Opening").locator(".kit-steps > li")
    expect(steps.nth(3)).to_contain_text(day.t("complete"))
    expect(steps.nth(4)).to_contain_text(day.t("complete"))


def pulse(day: Day, prompt: str, mark: int) -> None:
    """Ask everybody in secret, and close it."""
    widget = day.opens("Pulse", prompt=prompt)
    for phone in day.phones:
        for statement in ("I will use this with my clients", "This standard is also mine"):
            group = phone.get_by_role("group", name=day.t(statement))
            group.get_by_role("button", name=day.t("{n} of {of}", n=mark, of=5)).click()
        day.press(phone, "Send")
        expect(phone.get_by_text(day.t(_IN_URN))).to_be_visible()
    expect(widget.get_by_text(day.t("Answered: {n} of {of}", n=6, of=6))).to_be_visible()
    day.press(widget, "Close")


def role_of(day: Day, phone: Page) -> str:
    """Give the role that a phone shows once it was drawn."""
    expect(phone.get_by_text(day.t("Round {round}", round=1))).to_be_visible()
    return phone.locator(".kit-card").get_by_role("heading", level=2).first.inner_text()


def draft(day: Day, situations: list[str], says: list[str]) -> None:
    """Take the draft home: every situation and wording stands in it, approved and authored."""
    opening = day.on_desk("Opening")
    book = opening.get_by_role("group", name=day.t("Evidence book"))
    with day.desk.expect_download() as download:
        book.get_by_role("button", name="Word (DOCX)").click()
    document = docx.Document(BytesIO(download.value.path().read_bytes()))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    told = "\n".join([*(one.text for one in document.paragraphs), *(one.text for one in cells)])
    for text in (*situations, *says, day.texts["entries"]["success_story"][0]["text"]):
        assert text in told, text
    for text in ("What the audit found", "How often each technique occurs"):
        assert day.t(text) in told, text
    assert day.t("approved in version {version}", version=1) in told
    with day.desk.expect_download() as download:
        book.get_by_text(day.t("More formats")).click()
        book.get_by_role("button", name="JSON").click()
    plain = read_json(download.value.path())
    assert len(records_of(plain)["coverage"]) == len(situations)
    told = json.dumps(json.loads(download.value.path().read_text("utf-8")))
    assert {name for name in NAMES if name in told} == set(), "nobody asked for it"
