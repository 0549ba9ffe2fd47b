"""The kinds of tables that can be imported, as data: their columns and what these may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from kit.imports import choices
from kit.imports.choices import Choices
from kit.imports.rows import Claim, Coding, Employee, SurveyAnswer, Trial, Turn
from kit.language import N_

T = TypeVar("T")

Holds = Literal["text", "code", "date", "whole", "choice", "codes"]
"""A text is masked; a code is short and no address; codes are several, split by ; , or |."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing to import: what it is called here and in the headings of tables."""

    name: str
    label: str
    holds: Holds
    headings: tuple[str, ...]
    required: bool = False
    least: int = 0
    most: int = 0
    """Bounds of a whole number, both allowed."""
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class Schema(Generic[T]):
    """A kind of table: its columns, the type of its rows, and what must not come twice."""

    key: str
    label: str
    make: Callable[..., T]
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    """Columns that together tell rows apart; rows without a value in one are not compared."""
    one_of: tuple[str, ...] = ()
    """Columns of which each row needs at least one."""
    private: tuple[str, ...] = ()
    """Columns that tell who somebody is: their values are never shown, in no message either.
    Of a table that has some, columns that are not imported are not shown at all."""

    def column(self, name: str) -> Column:
        """Give the column of this name.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_DATE = Column(
    "date", N_("date"), "date",
    ("date", "day", "received", "created", "дата", "день", "отримано", "получено", "data", "dzień"),
)  # fmt: skip
_CHANNEL = Column(
    "channel", N_("channel"), "choice",
    ("channel", "source channel", "канал", "канал звернення", "канал обращения", "kanał"),
    choices=choices.CHANNEL,
)  # fmt: skip
_NUMBER = Column(
    "number", N_("number"), "code",
    ("number", "no", "id", "claim id", "claim", "ticket", "answer id", "trial id", "номер", "код",
     "номер претензії", "номер звернення", "номер анкети", "номер випробування",
     "номер претензии", "номер обращения", "numer", "nr", "identyfikator", "numer reklamacji"),
)  # fmt: skip
_DIALOGUE = Column(
    "dialogue", N_("dialogue"), "code",
    ("dialogue", "dialog", "conversation", "call id", "діалог", "розмова", "диалог", "разговор",
     "rozmowa", "номер діалогу", "номер диалога"),
    required=True,
)  # fmt: skip
_TURN = Column(
    "turn", N_("turn"), "whole",
    ("turn", "line", "репліка", "хід", "номер репліки", "реплика", "номер реплики", "wypowiedź",
     "kwestia"),
    required=True, least=1, most=10_000,
)  # fmt: skip
_EMPLOYEE = Column(
    "employee", N_("employee"), "code",
    ("employee", "employee id", "staff id", "співробітник", "код співробітника", "сотрудник",
     "код сотрудника", "pracownik", "kod pracownika"),
    required=True,
)  # fmt: skip

CLAIMS: Schema[Claim] = Schema(
    "claims", N_("claims"), Claim,
    (
        Column(
            "text", N_("text of the claim"), "text",
            ("text", "claim text", "complaint", "description", "message", "текст",
             "текст претензії", "скарга", "претензія", "опис", "зміст", "звернення",
             "текст претензии", "жалоба", "претензия", "описание", "обращение", "treść",
             "treść reklamacji", "opis", "skarga", "reklamacja"),
            required=True,
        ),
        _NUMBER,
        _DATE,
        _CHANNEL,
        Column("theme", N_("theme"), "code",
               ("theme", "topic", "category", "тема", "категорія", "категория", "temat",
                "kategoria")),
    ),
    unique=("number",),
)  # fmt: skip

DIALOGUES: Schema[Turn] = Schema(
    "dialogues", N_("dialogues"), Turn,
    (
        _DIALOGUE,
        _TURN,
        Column("speaker", N_("who speaks"), "choice",
               ("speaker", "who", "side", "хто", "хто говорить", "мовець", "кто", "кто говорит",
                "kto", "mówca"),
               required=True, choices=choices.SPEAKER),
        Column("text", N_("words"), "text",
               ("text", "words", "utterance", "message", "текст", "слова", "treść", "tekst"),
               required=True),
        _DATE,
        _CHANNEL,
    ),
    unique=("dialogue", "turn"),
)  # fmt: skip

CODINGS: Schema[Coding] = Schema(
    "codings", N_("technique codes"), Coding,
    (
        _DIALOGUE,
        _TURN,
        Column("coder", N_("coder"), "code",
               ("coder", "rater", "кодувальник", "оцінювач", "кодировщик", "оценщик", "koder",
                "oceniający"),
               required=True),
        Column("techniques", N_("techniques"), "codes",
               ("techniques", "technique", "codes", "code", "прийоми", "прийом", "коди",
                "приёмы", "приём", "коды", "techniki", "technika", "kody")),
    ),
    unique=("dialogue", "turn", "coder"),
)  # fmt: skip

SURVEY: Schema[SurveyAnswer] = Schema(
    "survey", N_("client survey"), SurveyAnswer,
    (
        _NUMBER,
        _DATE,
        _CHANNEL,
        Column("csat", N_("satisfaction, 1–5"), "whole",
               ("csat", "satisfaction", "rating", "задоволеність", "оцінка", "удовлетворённость",
                "оценка", "zadowolenie", "ocena"),
               least=1, most=5),
        Column("nps", N_("would recommend, 0–10"), "whole",
               ("nps", "recommend", "would recommend", "порекомендує", "рекомендація",
                "порекомендует", "рекомендация", "poleci", "polecenie"),
               least=0, most=10),
        Column("ces", N_("it was easy, 1–7"), "whole",
               ("ces", "effort", "easy", "легкість", "зусилля", "лёгкость", "усилие", "łatwość",
                "wysiłek"),
               least=1, most=7),
        Column("best", N_("what was done best"), "text",
               ("best", "what was done best", "done best", "success", "що зробили найкраще",
                "найкраще", "успіх", "что сделали лучше всего", "лучше всего",
                "co zrobiono najlepiej", "najlepiej")),
    ),
    unique=("number",),
    one_of=("csat", "nps", "ces", "best"),
)  # fmt: skip

ROSTER: Schema[Employee] = Schema(
    "roster", N_("roster"), Employee,
    (
        Column("employee", _EMPLOYEE.label, "code", (*_EMPLOYEE.headings, "id", "код", "kod"),
               required=True),
        Column("role", N_("role"), "code",
               ("role", "position", "job", "роль", "посада", "должность", "rola", "stanowisko")),
        Column("experience", N_("experience"), "choice",
               ("experience", "experience group", "tenure", "досвід", "стаж", "опыт",
                "doświadczenie", "staż"),
               choices=choices.EXPERIENCE),
        Column("branch", N_("branch"), "code",
               ("branch", "site", "office", "філія", "відділення", "майданчик", "филиал",
                "отделение", "oddział", "filia")),
    ),
    unique=("employee",),
    private=("employee",),
)  # fmt: skip

TRIALS: Schema[Trial] = Schema(
    "trials", N_("trials"), Trial,
    (
        Column("module", N_("speech module"), "code",
               ("module", "speech module", "модуль", "мовний модуль", "речевой модуль", "moduł",
                "moduł językowy"),
               required=True),
        Column("title", N_("what the module is called"), "text",
               ("title", "situation", "module title", "назва", "ситуація", "назва модуля",
                "название", "ситуация", "название модуля", "tytuł", "sytuacja", "nazwa")),
        _EMPLOYEE,
        Column("outcome", N_("outcome"), "choice",
               ("outcome", "result", "результат", "підсумок", "исход", "итог", "wynik"),
               required=True, choices=choices.OUTCOME),
        _NUMBER,
        _DATE,
        _CHANNEL,
        Column("seconds", N_("seconds"), "whole",
               ("seconds", "duration", "секунди", "тривалість", "секунды", "длительность",
                "sekundy", "czas"),
               least=1, most=36_000),
        Column("naturalness", N_("naturalness, 1–5"), "whole",
               ("naturalness", "natural", "природність", "естественность", "naturalność"),
               least=1, most=5),
        Column("who", N_("who tried"), "choice",
               ("who", "who tried", "tried by", "хто", "хто випробував", "кто", "кто испытывал",
                "kto", "kto próbował"),
               required=True, choices=choices.WHO),
    ),
    unique=("number",),
)  # fmt: skip

SCHEMAS: dict[str, Schema[Any]] = {
    schema.key: schema for schema in (CLAIMS, DIALOGUES, CODINGS, SURVEY, ROSTER, TRIALS)
}
"""Every kind of table, by its key."""
