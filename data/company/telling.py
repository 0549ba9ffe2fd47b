"""Telling: templates of one language become sentences, each with its own slots and speaker."""

# A script and its parts beside their data are no package; odds and bounds are plain numbers.
# ruff: noqa: INP001, PLR2004

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

_SPEAKER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_EITHER = re.compile(r"\[([^\[\]]+)\]")
_OR = re.compile(r"\|(?![^{]*\})")
_TYPED = 6
"""Letters of a word in which two may be swapped by a hurried hand."""


class Teller:
    """Fills the templates of one language; the same seed tells the same."""

    def __init__(self, language: str, seed: str) -> None:
        path = Path(__file__).parent / "texts" / f"{language}.json"
        self.texts: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.random = random.Random(f"{seed} {language}")  # noqa: S311 - nothing secret

    def scene(self, *, large: bool = False) -> dict[str, str]:
        """Draw who speaks and what it is about: one story keeps to one scene.

        ``large`` asks for a thing that is fitted and has a door.
        """
        chance = self.random
        items = self.texts["items"]
        item = chance.choice(items["large"] + ([] if large else items["small"]))
        scene = dict(item) if isinstance(item, dict) else {"item": item}
        scene |= {slot: chance.choice(words) for slot, words in self.texts["slots"].items()}
        scene["order"] = str(chance.randint(40_000_000, 49_999_999))
        scene["money"] = self.texts["money"].format(n=chance.randint(15, 180))
        scene["speaker"] = chance.choice("12")
        return scene

    def say(self, template: str, scene: dict[str, str]) -> str:
        """Fill a template from a scene: ``[one|other]`` by chance, ``{he|she}`` by speaker."""
        form = int(scene["speaker"])
        template = _EITHER.sub(lambda found: self.random.choice(_OR.split(found[1])), template)
        text = _SPEAKER.sub(lambda found: found[form], template).format_map(scene)
        for pattern, better in self.texts["tidy"]:
            text = re.sub(pattern, better, text)
        text = re.sub(r"([.?!] )(\w)", lambda found: found[1] + found[2].upper(), text)
        return text[:1].upper() + text[1:]

    def one(self, templates: list[str], scene: dict[str, str]) -> str:
        """Fill one template out of several."""
        return self.say(self.random.choice(templates), scene)

    def reworded(self, text: str) -> str:
        """Say a text again as people do: a word or two replaced, a letter mistyped."""
        pairs = [pair for pair in self.texts["synonyms"] if pair[0] in text]
        for old, new in self.random.sample(pairs, min(2, len(pairs))):
            text = text.replace(old, new, 1)
        words = text.split(" ")
        long = [n for n, word in enumerate(words) if len(word) > _TYPED and word.isalpha()]
        if long and self.random.random() < 0.5:
            at = self.random.choice(long)
            swap = self.random.randint(2, len(words[at]) - 3)
            word = words[at]
            words[at] = word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :]
        return " ".join(words)


def joined(*parts: str) -> str:
    """Put sentences together, without the empty ones."""
    return " ".join(part for part in parts if part)
