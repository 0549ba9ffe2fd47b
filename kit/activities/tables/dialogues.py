"""Dialogues with clients: STOP-phrases that employees say, and wording that is recited."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from kit.domain.activities import CHANNELS
from kit.domain.stop_phrases import phrase_of, stop_items
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES, N_, translate
from kit.language.phrases import StopPhrase, find_phrases
from kit.statistics.few import ENTRIES
from kit.statistics.intervals import wilson
from kit.statistics.repetition import repeated_wording

_CHANNELS = {
    **dict(CHANNELS),
    "website": N_("website"),
    "letter": N_("letter"),
    "other": N_("other"),
}
_AROUND = 60
_repeated = lru_cache(maxsize=4)(repeated_wording)


@dataclass(frozen=True, slots=True)
class Said:
    """A STOP-phrase that employees said, as the desk is told of it."""

    phrase: str
    replacement: str
    count: int
    dialogues: int
    sample: str
    """The words around the first place; addresses and numbers were masked at the import."""


@lru_cache(maxsize=4)
def said_phrases(
    turns: tuple[tuple[str, str], ...], phrases: tuple[StopPhrase, ...], language: str
) -> tuple[Said, ...]:
    """Count the STOP-phrases in turns, each a dialogue and its words; most frequent first.

    What was found is remembered: the desk asks with every refresh, dialogues change rarely.
    """
    counts: Counter[StopPhrase] = Counter()
    where: dict[StopPhrase, set[str]] = {}
    samples: dict[StopPhrase, str] = {}
    for dialogue, text in turns:
        for hit in find_phrases(text, phrases, language):
            counts[hit.phrase] += 1
            where.setdefault(hit.phrase, set()).add(dialogue)
            samples.setdefault(hit.phrase, _around(text, hit.start, hit.end))
    ordered = sorted(counts, key=lambda one: (-counts[one], one.text))
    return tuple(
        Said(one.text, one.replacement, counts[one], len(where[one]), samples[one])
        for one in ordered
    )


def _around(text: str, start: int, end: int) -> str:
    """Give a place in a text with a few words on both sides, whole words only."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    before, after = "… " if low else "", " …" if high < len(text) else ""
    return f"{before}{' '.join(text[low:high].split())}{after}"


def dialogues_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give how many dialogues there are and by which channel, and how employees speak in them.

    ``said`` are STOP-phrases of the workshop that stand; ``repeated`` is the share of an
    employee's wording in one dialogue that other dialogues hold word for word.
    """
    rows = state.tables.get("dialogues", [])
    agents = [row for row in rows if row.get("speaker") == "agent"]
    spoken: dict[str, list[str]] = {}
    for row in agents:
        spoken.setdefault(str(row["dialogue"]), []).append(str(row["text"]))
    phrases = tuple(phrase_of(state, item) for item in stop_items(state))
    told = state.language if state.language in LANGUAGES else ""
    turns = tuple((str(row["dialogue"]), str(row["text"])) for row in agents)
    said = said_phrases(turns, phrases, told) if told and phrases else ()
    repeated = _repeated(tuple("\n".join(texts) for texts in spoken.values()))
    dialogues = {str(row["dialogue"]): str(row.get("channel", "")) for row in reversed(rows)}
    channels = [
        {
            "label": translate(language, _CHANNELS.get(key, N_("channel not told"))),
            "share": wilson(n, len(dialogues)).shown(ENTRIES).plain(language),
            "n": n,
        }
        for key, n in Counter(dialogues.values()).most_common()
    ]
    return {
        "n": len(dialogues),
        "turns": len(rows),
        "agent_turns": len(agents),
        "channels": channels,
        "listed": len(phrases),
        "said": [asdict(one) for one in said],
        "repeated": repeated.shown(ENTRIES).plain(language),
    }
