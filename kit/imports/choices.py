"""Words of a table that stand for one of a few answers, in the four languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def plain(text: str) -> str:
    """Give a word without what does not make it another: case, punctuation, accents of ё."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    text = "".join(c if c.isalnum() else "" if c in "'’ʼ" else " " for c in text)
    return " ".join(text.split())


class Choices:
    """The codes of the answers, and the words that stand for each; its code always does."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.codes = tuple(words)
        self._codes = {
            plain(word): code for code, known in words.items() for word in (code, *known)
        }

    def code_of(self, text: str) -> str | None:
        """Give the code that a word stands for, ``None`` if it is not known."""
        return self._codes.get(plain(text))


CHANNEL = Choices({
    "phone": (
        "phone", "call", "telephone", "телефон", "дзвінок", "телефоном", "звонок", "telefon",
        "rozmowa",
    ),
    "chat": ("chat", "messenger", "чат", "месенджер", "мессенджер", "czat", "komunikator"),
    "email": ("e-mail", "mail", "пошта", "електронна пошта", "імейл", "почта", "poczta"),
    "on_site": ("on site", "in person", "shop", "зал", "особисто", "лично", "na miejscu", "sklep"),
    "website": ("website", "web form", "form", "сайт", "форма", "strona", "formularz"),
    "letter": ("letter", "post", "лист", "письмо", "list"),
    "other": ("other", "інше", "інший", "другое", "иной", "inne", "inny"),
})  # fmt: skip

SPEAKER = Choices({
    "client": ("client", "customer", "caller", "клієнт", "клієнтка", "клиент", "klient"),
    "agent": (
        "agent", "operator", "employee", "adviser", "оператор", "операторка", "співробітник",
        "сотрудник", "pracownik", "konsultant",
    ),
})  # fmt: skip

EXPERIENCE = Choices({
    "less than a year": (
        "newcomer", "under a year", "0-1", "менше року", "до року", "новачок", "меньше года",
        "до года", "новичок", "mniej niż rok", "do roku", "nowy",
    ),
    "1–3 years": (
        "1-3", "1-3 years", "1 to 3 years", "1-3 роки", "від 1 до 3 років", "1-3 года",
        "от 1 до 3 лет", "1-3 lata", "od 1 do 3 lat",
    ),
    "more than 3 years": (
        "experienced", "over 3 years", "3+", "понад 3 роки", "більше 3 років", "досвідчений",
        "больше 3 лет", "более 3 лет", "опытный", "ponad 3 lata", "więcej niż 3 lata",
        "doświadczony",
    ),
})  # fmt: skip
"""The groups of the join form."""

OUTCOME = Choices({
    "settled": (
        "yes", "success", "solved", "вирішено", "так", "успіх", "решено", "да", "успех",
        "załatwione", "tak", "sukces",
    ),
    "partly": ("partially", "частково", "почасти", "частично", "częściowo"),
    "not_settled": (
        "not settled", "no", "failure", "unsolved", "не вирішено", "ні", "не решено", "нет",
        "niezałatwione", "nie załatwione", "nie",
    ),
})  # fmt: skip

WHO = Choices({
    "facilitator": ("facilitator", "фасилітатор", "ведучий", "фасилитатор", "ведущий",
                    "facylitator", "prowadzący"),
    "experienced": ("experienced employee", "досвідчений", "досвідчений співробітник",
                    "опытный", "опытный сотрудник", "doświadczony", "doświadczony pracownik"),
    "other": ("other employee", "інший", "інший співробітник", "другой", "другой сотрудник",
              "inny", "inny pracownik"),
})  # fmt: skip
