"""Two editions of one tree: what people follow, and what stands behind it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from rich_workshop import rich

from kit.cli import main
from kit.domain.numbers import numbers
from kit.standard.build import build
from kit.standard.export import export
from kit.standard.nodes import Document, Facts, Heading, Table, nodes_of

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def company():
    return rich()


@pytest.fixture(scope="module")
def standard(company) -> Document:
    return build(company.state, DAY, "standard")


def anchors(document: Document) -> list[str]:
    """Give the permanent numbers of clauses, in the order in which they stand."""
    found = []
    for node in nodes_of(document):
        if isinstance(node, Heading) and node.anchor:
            found.append(node.anchor)
        elif isinstance(node, Table):
            found += [row.anchor for row in node.rows if row.anchor]
    return found


def test_the_standard_holds_every_adopted_clause_once_and_no_other(company, standard) -> None:
    state, number = company.state, numbers(company.state)
    followed = {
        number[item.id]
        for item in state.items.values()
        if item.decision == "adopt" and item.stands
        and item.kind not in ("idea", "local_practice", "restriction")
    }  # fmt: skip
    shown = anchors(standard)
    assert len(shown) == len(set(shown))
    situations = {number[item.id] for item in state.of_kind("situation")}
    assert set(shown) - situations == followed - situations
    assert followed
    assert len(anchors(build(state, DAY))) > len(shown)


def test_running_numbers_have_no_gaps_and_stand_beside_the_permanent_ones(standard) -> None:
    for at, section in enumerate(standard.sections):
        told = []
        for node in section.nodes:
            if isinstance(node, Heading) and node.anchor:
                assert node.anchor in node.text
                told.append(node.text.split(" ")[0].rstrip("."))
            elif isinstance(node, Table):
                told += [row.cells[0].split(" · ")[0] for row in node.rows if row.anchor]
        outer = inner = 0
        for number in told:
            parts = [int(part) for part in number.split(".")]
            assert parts[0] == at
            if len(parts) == 3:
                inner += 1
                assert parts[1:] == [outer, inner], number
            else:
                outer, inner = outer + 1, 0
                assert parts[1] == outer, number


def test_a_situation_tells_what_the_client_says_then_what_we_say_and_do(standard) -> None:
    modules = next(one for one in standard.sections if one.key == "speech_module")
    told = [
        node.label if hasattr(node, "label") else getattr(node, "text", "")
        for node in modules.nodes
    ]  # fmt: skip
    order = [
        next(n for n, text in enumerate(told) if wanted in text)
        for wanted in ("S-1", "The client says", "We say", "We do", "The client gains")
    ]
    assert order == sorted(order)


def test_each_module_has_one_mark_of_evidence_that_leads_to_its_proof(standard) -> None:
    proofs = [node.proof for node in nodes_of(standard) if isinstance(node, Facts) and node.proof]
    assert len(proofs) == len(set(proofs))
    assert set(proofs) <= set(anchors(standard))
    assert {one for one in anchors(standard) if ".M" in one} <= set(proofs)


def test_the_mark_of_evidence_is_a_link_to_that_clause_in_the_evidence_book(
    company, tmp_path: Path
) -> None:
    standard, book = export(company.state, ["html"], tmp_path, on=DAY)
    links = re.findall(r'href="evidence-book\.html#([^"]+)"', standard.read_text("utf-8"))
    assert links
    places = set(re.findall(r'id="([^"]+)"', book.read_text("utf-8")))
    assert set(links) <= places


@pytest.mark.parametrize("wrong", ["not decided yet", "Merged from", "Dropped", "Open points"])
def test_nothing_that_only_a_sceptic_asks_for_stands_in_the_standard(
    company, tmp_path: Path, wrong: str
) -> None:
    standard, book = export(company.state, ["md"], tmp_path, on=DAY)
    chapters = standard.read_text("utf-8").split("\n## 1.", 1)[1]
    assert wrong not in chapters
    if wrong != "Merged from":
        assert wrong in book.read_text("utf-8")


def test_an_edition_that_there_is_not_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "w"), "--title", "T", "--language", "en"]) == 0
    capsys.readouterr()
    assert main(["export", str(tmp_path / "w"), "--edition", "short"]) == 2
    told = capsys.readouterr().err
    assert "There is no edition “short”. Known editions: standard, evidence." in told
    assert main(["export", str(tmp_path / "w"), "--edition", "standard", "--format", "md"]) == 0
    assert capsys.readouterr().out.strip().endswith("draft-standard.md")
