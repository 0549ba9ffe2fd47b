"""The desk's widget for what the standard covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kit.activities.coverage.clause_gaps import gap_lacks
from kit.activities.coverage.expectations import expectation_matrix
from kit.activities.coverage.figures import Covered, covered
from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.coverage.principles import PRINCIPLE, followers
from kit.activities.coverage.rule_lacks import rule_lacks
from kit.activities.decide.contributions import contributions
from kit.activities.decide.freedom import authorship
from kit.domain.activities import CHANNELS
from kit.domain.choices import STAGES
from kit.domain.kinds import KINDS
from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import translate
from kit.widgets.desk.desk_widget import DeskWidget


def _meeting(state: Workshop) -> list[Item]:
    """Give the adopted clauses that may be linked to an expectation, requirements apart."""
    return [
        item
        for item in followers(state)
        if item.kind != "requirement" and "expectation" in state.kind(item.kind).links_to
    ]


_HAS = ("modules", "schemes", "stages", "channels", "tried", "approved", "played")


class Coverage(DeskWidget):
    """What is covered first, then every gap in words, each where it can be mended."""

    script = Path(__file__).with_suffix(".js")

    def results(self) -> None:
        """Give none: coverage is not voted on."""

    def desk_of(self) -> dict[str, Any]:
        """Give the rows of situations, the matrix, norms, what is linked, and authorship."""
        number, written = numbers(self.state), authorship(self.state)
        return {
            "run": {**self.run.activity.model_dump(mode="json"), "state": self.run.state},
            "session": self.state.session,
            "situations": self._situations(number),
            "stages": len(STAGES),
            "matrix": self._matrix(number),
            "requirements": self._linked(number, self.state.kept("requirement"), "expectation"),
            "meeting": self._linked(number, _meeting(self.state), "expectation"),
            "stories": self._linked(number, self.state.kept("success_story"), "speech_module"),
            "techniques": self._linked(number, self.state.kept("technique"), "speech_module"),
            "modules": self._choices(number, "speech_module"),
            "followers": self._linked(number, followers(self.state), PRINCIPLE),
            "principles": self._choices(number, PRINCIPLE),
            "rules": [lack.said(self.bench.language) for lack in rule_lacks(self.state)],
            "gaps": [lack.said(self.bench.language) for lack in gap_lacks(self.state)],
            "norms": self._norms(number),
            "authorship": {
                "with_employee": written.with_employee,
                "of": written.of,
                "share": written.share.estimate,
                "wanted": written.wanted,
                "reached": written.reached,
                "even": contributions(self.state).said(self.bench.language),
            },
        }

    def _situations(self, number: dict[str, str]) -> list[dict[str, Any]]:
        """Give a row for each situation, those with the most of what they need first."""
        modules = Counter(self.state.around(item) for item in self.state.kept("speech_module"))
        rows = [self._row(one, number, modules[one.id]) for one in covered(self.state)]
        return sorted(rows, key=lambda row: (-sum(bool(row[n]) for n in _HAS), len(row["gaps"])))

    def _row(self, one: Covered, number: dict[str, str], written: int) -> dict[str, Any]:
        language = self.bench.language
        counted = {name: len(getattr(one, name)) for name in ("modules", "schemes", "stageless")}
        named = {"stages": (STAGES, one.stages), "channels": (CHANNELS, one.channels)}
        return {
            **self._told(self.state.items[one.id], number),
            "written": written,
            **asdict(one),
            **counted,
            **{
                name: [translate(language, word) for key, word in choices if key in held]
                for name, (choices, held) in named.items()
            },
            "gaps": [gap.said(language) for gap in one.gaps],
        }

    def _matrix(self, number: dict[str, str]) -> dict[str, Any]:
        found = expectation_matrix(self.state)
        return {
            "expectations": [[key, number[key], text] for key, text in found.expectations],
            "actions": [[key, number.get(key, ""), text] for key, text in found.actions],
            "cells": sorted(map(list, found.cells)),
            "without_action": list(found.without_action),
            "without_expectation": list(found.without_expectation),
        }

    def _linked(
        self, number: dict[str, str], items: Iterable[Item], kind: str
    ) -> list[dict[str, Any]]:
        """Give items with what of a kind they are linked to, as far as that still stands."""
        found = []
        for item in items:
            linked = [self.state.standing(key) for key in item.links]
            kept = [one.id for one in linked if one and one.stands and one.kind == kind]
            found.append({**self._told(item, number), "links": list(dict.fromkeys(kept))})
        return found

    def _choices(self, number: dict[str, str], kind: str) -> list[list[str]]:
        """Give what entries may be linked to."""
        return [[one.id, f"{number[one.id]} {text_of(one)}"] for one in self.state.kept(kind)]

    @staticmethod
    def _told(item: Item, number: dict[str, str]) -> dict[str, Any]:
        return {"id": item.id, "number": number[item.id], "text": text_of(item)}

    def _norms(self, number: dict[str, str]) -> dict[str, Any]:
        language, short = self.bench.language, incomplete_norms(self.state)
        asked = {field.name: translate(language, field.label) for field in KINDS["norm"].fields}
        incomplete = [
            {
                **self._told(self.state.items[key], number),
                "missing": [asked[one] for one in missing],
            }
            for key, missing in short.items()
        ]
        return {"n": len(self.state.kept("norm")), "incomplete": incomplete}
