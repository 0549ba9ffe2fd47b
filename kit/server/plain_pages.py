"""Pages that need no notebook: the form for the code, and "please wait"."""

from __future__ import annotations

from html import escape

from kit.language import N_, translate


def page(language: str, styles: str, title: str, inside: str, *, again: int = 0) -> str:
    """Give a page in the look of phones; one that waits tries ``again`` after so many seconds."""
    refresh = f'<meta http-equiv="refresh" content="{again}">' if again else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,">{refresh}<title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="{escape(styles)}"></head>'
        f'<body class="kit-phone kit-plain"><main><div class="kit-card">{inside}</div></main>'
        "</body></html>"
    )


def code_page(language: str, action: str, styles: str, why: str = "") -> str:
    """Give the page that asks for the join code; ``why`` is what was wrong with the last one."""
    title = translate(language, N_("Join the workshop"))
    label = translate(language, N_("The code on the wall"))
    button = translate(language, N_("Go on"))
    problem = f'<p class="kit-refused" role="alert">{escape(why)}</p>' if why else ""
    inside = (
        f'<h1>{escape(title)}</h1>{problem}<form action="{escape(action)}" method="get">'
        f'<label class="kit-label" for="code">{escape(label)}</label>'
        '<input class="kit-input" id="code" name="code" autocomplete="off" '
        'autocapitalize="characters" spellcheck="false" maxlength="12" required autofocus>'
        f'<button class="kit-button kit-wide" type="submit">{escape(button)}</button></form>'
    )
    return page(language, styles, title, inside)


def waiting_page(language: str, styles: str) -> str:
    """Give the page shown before the session's notebook has been run; it tries again itself."""
    title = translate(language, N_("The session is being prepared."))
    text = translate(language, N_("This page goes on by itself in a moment."))
    inside = f'<h1>{escape(title)}</h1><p role="status">{escape(text)}</p>'
    return page(language, styles, title, inside, again=2)
