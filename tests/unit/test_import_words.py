"""The words of headings and answers: data that a translator adds to, checked here."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from kit.domain.activities import CHANNELS, TRIED_BY
from kit.domain.choices import EXPERIENCE
from kit.imports import words
from kit.imports.schemas import SCHEMAS
from kit.imports.words import FOLDER, words_of
from kit.language import LANGUAGES
from kit.language.texts import normalised

FILES = sorted(FOLDER.glob("*.toml"))
ANSWERS = {
    "channel": {key for key, _ in CHANNELS},
    "experience": set(dict(EXPERIENCE)),
    "who": {key for key, _ in TRIED_BY},
}


def columns_of(path: Path) -> dict[str, dict]:
    return tomllib.loads(path.read_text("utf-8"))


def lists_of(path: Path) -> list[tuple[str, dict[str, list[str]]]]:
    """Give the headings and answers of a file, each with its words by language."""
    found = []
    for name, entry in columns_of(path).items():
        answers = {key: value for key, value in entry.items() if isinstance(value, dict)}
        found.append((name, {key: entry[key] for key in entry.keys() - answers.keys()}))
        found += [(f"{name}.{key}", answer) for key, answer in answers.items()]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_list_of_words_is_there_in_the_four_languages(path: Path) -> None:
    for name, by_language in lists_of(path):
        assert set(by_language) == set(LANGUAGES), name
        for language, listed in by_language.items():
            assert listed, (name, language)
            assert all(isinstance(word, str) and normalised(word) for word in listed), name
            assert len(set(map(normalised, listed))) == len(listed), (name, language)


def test_the_files_name_the_columns_of_the_schemas_and_no_others() -> None:
    assert {path.stem for path in FILES} == set(SCHEMAS) | {"shared"}
    names = {key: {c.name for c in schema.columns} for key, schema in SCHEMAS.items()}
    shared = set(columns_of(FOLDER / "shared.toml"))
    for key, wanted in names.items():
        own = set(columns_of(FOLDER / f"{key}.toml"))
        assert own <= wanted <= own | shared, key
    for name in shared:
        assert sum(name in wanted for wanted in names.values()) > 1, name


@pytest.mark.parametrize("key", SCHEMAS)
def test_no_heading_stands_for_two_columns(key: str) -> None:
    headings = [set(map(normalised, column.headings)) for column in SCHEMAS[key].columns]
    assert sum(map(len, headings)) == len(set().union(*headings))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_stands_for_two_answers(path: Path) -> None:
    for name, entry in columns_of(path).items():
        choices = words_of(path.stem, name).choices
        for code, by_language in entry.items():
            if isinstance(by_language, dict):
                listed = chain.from_iterable(by_language.values())
                assert choices is not None
                assert {choices.code_of(word) for word in listed} == {code}


@pytest.mark.parametrize("key", SCHEMAS)
def test_a_column_has_answers_exactly_if_it_holds_a_choice(key: str) -> None:
    for column in SCHEMAS[key].columns:
        assert (column.choices is not None) == (column.holds == "choice"), column.name
        if column.choices and column.name in ANSWERS:
            assert ANSWERS[column.name] <= set(column.choices.codes), column.name


def test_a_word_added_to_a_file_is_known_without_any_python(tmp_path, monkeypatch) -> None:
    (tmp_path / "toy.toml").write_text(
        '[number]\nen = ["ref"]\n[mood]\nen = ["mood"]\nuk = ["настрій"]\n'
        '[mood.fine]\nen = ["good"]\nuk = ["добре"]\n'
    )
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    headings, choices = words_of("toy", "mood")
    assert headings == ("mood", "настрій")
    assert choices is not None
    assert {choices.code_of(word) for word in ("Good!", "ДОБРЕ", "fine")} == {"fine"}
    assert choices.code_of("bad") is None
    assert words_of("toy", "number").headings == (*words_of("claims", "number").headings, "ref")
