"""Sentences meet their readers: languages, counted forms, placeholders, and the gatherer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.language import LANGUAGES, best_language, plural, plural_forms, translate
from kit.language.gather import all_sentences, in_notebook, in_python, in_script
from kit.widgets.words import words_for

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("uk", "uk"), ("pl-PL,pl;q=0.9,en;q=0.8", "pl"), ("RU-ru", "ru"), ("de,fr;q=0.9", "en"),
        ("de, uk;q=0.3", "uk"), ("", "en"), (";;,,", "en"), ("x" * 5_000, "en"),
    ],
)  # fmt: skip
def test_the_first_language_that_a_browser_wants_and_the_kit_speaks_is_taken(
    accept: str, expected: str
) -> None:
    assert best_language(accept) == expected


def test_a_language_nobody_knows_and_a_sentence_nobody_translated_stay_english() -> None:
    assert translate("tlh", "situation") == "situation"
    assert translate("../../etc/passwd", "situation") == "situation"
    assert translate("uk", "No such sentence {n}.", n=3) == "No such sentence 3."
    assert translate("uk", "") == ""


@pytest.mark.parametrize("language", OTHERS)
def test_slavic_languages_count_in_three_forms(language: str) -> None:
    told = {n: plural(language, "{n} person has joined", "{n} people have joined", n)
            for n in (1, 2, 5, 21, 22, 25)}  # fmt: skip
    words = {n: text.replace(str(n), "{n}", 1) for n, text in told.items()}
    assert len({words[1], words[2], words[5]}) == 3
    assert (words[22], words[25]) == (words[2], words[5])
    forms = plural_forms(language, "{n} person has joined", "{n} people have joined")
    assert forms == {"one": words[1], "few": words[2], "many": words[5]}


def test_english_needs_no_forms() -> None:
    assert (
        plural("en", "{n} person has joined", "{n} people have joined", 1) == "1 person has joined"
    )
    assert plural_forms("en", "{n} person", "{n} people") == {}


def test_the_gatherer_finds_every_way_to_mark_a_sentence(tmp_path: Path) -> None:
    python, script, notebook = (tmp_path / f"a{end}" for end in (".py", ".js", ".ipynb"))
    python.write_text(
        'N_("One {n}")\ntranslate(x, "Two")\nplural(x, "a", "b", n)\nN_(name)\nf("No")\n'
        """f"{translate(x, N_('Deep'))}"\n"""
    )
    script.write_text(
        't("Three \\"x\\"", { n });\ntn("{n} dot", "{n} dots", n);\nset("No");\n'
        't("Four", { n: `${t("Inside")}` });\n'
    )
    cells = [
        {"cell_type": "markdown", "source": ["# Four\n", "five"]},
        {"cell_type": "code", "source": ['session.vote("a", prompt="Six?", title="Seven")']},
    ]
    notebook.write_text(json.dumps({"cells": cells}))
    assert [(f.text, f.many) for f in in_python(python, "")] == [
        ("One {n}", ""),
        ("Two", ""),
        ("a", "b"),
        ("Deep", ""),
    ]
    assert [(f.text, f.many) for f in in_script(script, "")] == [
        ('Three "x"', ""),
        ("{n} dot", "{n} dots"),
        ("Four", ""),
        ("Inside", ""),
    ]
    assert [f.text for f in in_notebook(notebook, "")] == ["# Four\nfive", "Six?", "Seven"]


def test_no_sentence_is_gathered_twice() -> None:
    found = [(one.text, one.many) for one in all_sentences()]
    assert len(found) > 200
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_of_phones_hold_what_their_scripts_say_and_nothing_else(
    tmp_path: Path, language: str
) -> None:
    script = tmp_path / "a.js"
    script.write_text('t("situation"); tn("{n} person has joined", "{n} people have joined", n);')
    words = words_for(language, [script])
    assert words["language"] == language
    assert isinstance(words["words"], dict)
    assert words["words"]["situation"] == translate(language, "situation")
    assert "join code" not in words["words"]
    assert isinstance(words["plurals"], dict)
    assert set(words["plurals"]["{n} person has joined"]) == {"one", "few", "many"}
