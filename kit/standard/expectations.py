"""Client expectations and our actions: the two parts of an instruction, side by side."""

from __future__ import annotations

from kit.activities.coverage.expectations import expectation_matrix
from kit.language import N_, translate
from kit.standard.clauses import Material
from kit.standard.collected import Action, Expected, Matrix
from kit.standard.legal import legal, one_line


def matrix(material: Material) -> Matrix:
    """Give the matrix of expectations and actions, with clause numbers for ids."""
    found, number = expectation_matrix(material.state), material.number
    return Matrix(
        tuple(Expected(number[key], one_line(legal(text))) for key, text in found.expectations),
        tuple(
            Action(
                number.get(key, ""),
                one_line(legal(text)),
                tuple(number[one] for one, _ in found.expectations if (one, key) in found.cells),
            )
            for key, text in found.actions
        ),
        tuple(number[key] for key in found.without_action),
        tuple(number[key] for key in found.without_expectation if key in number),
    )


def matrix_note(language: str, found: Matrix) -> str:
    """Say which expectation nothing meets, and which requirement meets none."""
    told = []
    if found.without_action:
        text = N_("Expectations without an action of ours: {numbers}.")
        told.append(translate(language, text, numbers=", ".join(found.without_action)))
    if found.without_expectation:
        text = N_("Requirements that meet no expectation: {numbers}.")
        told.append(translate(language, text, numbers=", ".join(found.without_expectation)))
    if not told:
        text = N_("Every expectation has an action, and every action meets an expectation.")
        told.append(translate(language, text))
    return " ".join(told)
