"""Every sentence a person reads, in English, Ukrainian, Russian and Polish.

English sentences are the keys of the gettext catalogues in this folder. Code marks a
sentence with :func:`N_` where it is written down and calls :func:`translate` where it
meets its reader, because one room reads in several languages at once.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Self

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LANGUAGES: dict[str, str] = {
    "en": "English",
    "uk": "Українська",
    "ru": "Русский",
    "pl": "Polski",
}
"""Language codes the kit speaks, each with its own name for itself."""

_FOLDER = Path(__file__).parent


class Share(float):
    """A share that a sentence gives in whole per cent: ``Share(0.6)`` reads "60%"."""


class OwnText(str):
    """A text that no catalogue holds and that brings its translations along: English itself.

    Kinds of items that a workshop or an extension adds are called by such texts. A language
    that is missing reads the English, or whatever stands first where there is none.
    """

    __slots__ = ("languages",)
    languages: dict[str, str]

    def __new__(cls, text: str = "", languages: Mapping[str, str] | None = None) -> Self:
        """Make the text, with its translations by language."""
        given = dict(languages or {})
        self = super().__new__(cls, text or given.get("en") or next(iter(given.values()), ""))
        self.languages = given
        return self


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a sentence for the catalogues and return it unchanged."""
    return text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en" or language not in LANGUAGES:
        return gettext.NullTranslations()
    path = _FOLDER / "catalogues" / f"{language}.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(language: str, text: str, **values: object) -> str:
    """Give ``text`` in ``language`` with its ``{placeholders}`` filled in.

    An unknown language or a sentence without a translation stays English. A ``float`` is
    written with one decimal and a :class:`Share` in per cent, as the language writes them.
    """
    if isinstance(text, OwnText):
        found = text.languages.get(language, str(text))
    else:
        found = _catalogue(language).gettext(text) if text else ""
    return found.format(**_written(language, values)) if values else found


def _written(language: str, values: Mapping[str, object]) -> dict[str, object]:
    """Write the numbers among the values; whole ones are counts or names and stay as they are."""
    locale = language if language in LANGUAGES else "en"

    def written(value: object) -> object:
        if isinstance(value, Share):
            return format_percent(float(value), locale=locale)
        if isinstance(value, float):
            return format_decimal(value, format="0.0", locale=locale)
        return value

    return {name: written(value) for name, value in values.items()}


def plural(language: str, one: str, many: str, n: int, **values: object) -> str:
    """Give the form of a counted sentence that ``n`` asks for in ``language``."""
    return _catalogue(language).ngettext(one, many, n).format(n=n, **_written(language, values))


_FORMS = {"one": 1, "few": 2, "many": 5}
"""The plural classes of Ukrainian, Russian and Polish, each with a number that asks for it."""


def plural_forms(language: str, one: str, many: str) -> dict[str, str]:
    """Give the forms of a counted sentence by plural class, for scripts in a browser.

    Empty when the sentence has no translation; English needs none.
    """
    catalogue = _catalogue(language)
    forms = {name: catalogue.ngettext(one, many, n) for name, n in _FORMS.items()}
    return forms if set(forms.values()) - {one, many} else {}


def best_language(accept: str, default: str = "en") -> str:
    """Pick the first language of an Accept-Language header that the kit speaks."""
    for wish in accept.split(","):
        code = wish.split(";")[0].strip().split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return default
