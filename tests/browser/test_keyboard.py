"""A participant without a pointer: everything works by Tab, Enter and Space."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Pages
from tests.browser.people import entry
from tests.server import Server

TEXT = "A client asks for somebody else"
VISIBLE = """el => {
  const style = getComputedStyle(el);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until a control has the focus, and see that the focus shows."""
    expect(wanted).to_be_visible()
    for _ in range(120):
        page.keyboard.press(key)
        if wanted.evaluate("el => el === document.activeElement"):
            assert wanted.evaluate(VISIBLE), "The focus cannot be seen."
            return
    raise AssertionError("Tab does not reach it.")


def test_joining_writing_and_voting_work_by_keyboard_and_the_focus_shows(
    server: Server, pages: Pages
) -> None:
    phone = pages.open(server.phone, PHONE)
    tab_to(phone, phone.get_by_label("Your name or a nickname"))
    phone.keyboard.type("Ana")
    tab_to(phone, phone.get_by_role("button", name="1–3 years"))
    phone.keyboard.press("Space")
    tab_to(phone, phone.get_by_role("checkbox"))
    phone.keyboard.press("Space")
    expect(phone.get_by_role("checkbox")).to_be_checked()
    tab_to(phone, phone.get_by_role("button", name="Join"))
    phone.keyboard.press("Enter")

    tab_to(phone, phone.get_by_label("What happens?"))
    phone.keyboard.type(TEXT)
    tab_to(phone, phone.get_by_role("button", name="conflict"))
    phone.keyboard.press("Space")
    tab_to(phone, phone.get_by_role("button", name="Send"))
    phone.keyboard.press("Enter")
    expect(entry(phone, TEXT).get_by_text("Saved")).to_be_visible()

    server.open("situation.vote")
    useful = phone.get_by_role("group", name=TEXT).get_by_role("button", name="Useful")
    tab_to(phone, useful)
    phone.keyboard.press("Space")
    expect(useful).to_have_attribute("aria-pressed", "true")
    expect(useful).to_be_focused()
    expect(entry(phone, TEXT).get_by_text("Saved")).to_be_visible()
    tab_to(phone, phone.get_by_role("group", name=TEXT).get_by_role("button", name="Not for me"))
    tab_to(phone, useful, "Shift+Tab")
