"""Every sentence that a person sees goes through the catalogues, and all of them are there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import kit
from kit.language.gather import CATALOGUES, all_sentences

PACKAGE = Path(kit.__file__).parent
ROOT = PACKAGE.parent
PYTHON = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
ERRORS = {
    "Refusal", "Failed", "CommandError", "Unreadable", "LogError", "LogDamaged", "LogBusy",
    "LogUnreachable",
}  # fmt: skip
PLURAL_FORMS = 3


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_marked(node: ast.expr) -> bool:
    """Whether an expression is ``N_("…")``, or a choice between two that are."""
    if isinstance(node, ast.IfExp):
        return is_marked(node.body) and is_marked(node.orelse)
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"
        and len(node.args) == 1 and isinstance(node.args[0], ast.Constant)
    )  # fmt: skip


def marked_names(tree: ast.Module) -> set[str]:
    """Give the names that are bound to marked sentences in a file."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_marked(node.value):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def every_marked_name() -> set[str]:
    """Give the names of marked sentences of the whole kit, for those that are imported."""
    return {name for path in PYTHON for name in marked_names(ast.parse(path.read_text("utf-8")))}


def unmarked(path: Path, known: set[str]) -> list[str]:
    """Give the sentences of errors and refusals that no catalogue will hold."""
    tree = ast.parse(path.read_text("utf-8"))
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if name not in ERRORS or is_marked(first) or isinstance(first, ast.Starred):
            continue
        if isinstance(first, ast.Constant) and first.value == "{why}":
            continue  # the whole sentence is a value that has been translated
        if isinstance(first, ast.Attribute):
            continue  # an error handed on: its sentence was marked where it was made
        if not (isinstance(first, ast.Name) and first.id in known):
            found.append(f"{path.name}:{node.lineno}: {ast.unparse(first)[:80]}")
    return found


def test_errors_and_refusals_in_python_are_marked_for_the_catalogues() -> None:
    """Prevents: an English sentence on a Polish phone."""
    known = every_marked_name()
    assert [line for path in PYTHON for line in unmarked(path, known)] == []


def test_the_guard_above_notices_an_unmarked_sentence(tmp_path: Path) -> None:
    """Prevents: a guard that lets everything pass."""
    path = tmp_path / "a.py"
    path.write_text(
        'A = N_("Good.")\nRefusal(A)\nRefusal(N_("Good."))\nRefusal("Bad.")\nRefusal(f"{x}")\n'
    )
    assert [
        line.split(":")[1] for line in unmarked(path, marked_names(ast.parse(path.read_text())))
    ] == ["4", "5"]


LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`|\'[^\'\n]*\'')
ASKED = re.compile(r'(?<![\w.$])(?:t\(|tn\((?:\s*"[^"]*",)?)\s*$')
FOR_MACHINES = re.compile(r"(?:class\w*\s*[:=]|querySelector(?:All)?\(|closest\(|matches\()\s*$")


def is_sentence(text: str) -> bool:
    """Whether somebody would read it: words with a space between, or a capitalised word."""
    words = re.search(r"[A-Za-z]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]", text)
    return bool(words or re.fullmatch(r"[A-Z][a-z]{2,}[.!?…]?", text))


def unsaid(text: str) -> list[str]:
    """Give the sentences of a script that no catalogue is asked for."""
    text = re.sub(r"/\*.*?\*/|^\s*//.*$", "", text, flags=re.DOTALL | re.MULTILINE)
    found = []
    for match in LITERAL.finditer(text):
        before = text[: match.start()]
        if is_sentence(match[0][1:-1]) and not (
            ASKED.search(before) or FOR_MACHINES.search(before)
        ):
            found.append(match[0])
    return found


def test_the_sentences_of_scripts_are_asked_of_the_catalogue() -> None:
    """Prevents: an English button on a Ukrainian phone."""
    assert {told(p): found for p in SCRIPTS if (found := unsaid(p.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "line",
    ['h("p", { text: "Please wait" })', 'node.textContent = "Saved";', 'h("p", null, "Two words")',
     'h("button", { class: "a b" }, "Send")', 'say("It is gone");', '{ "aria-label": "Move up" }'],
)  # fmt: skip
def test_the_guard_above_notices_a_sentence_that_is_not_asked_for(line: str) -> None:
    """Prevents: a guard that lets everything pass."""
    assert unsaid(line)
    assert not unsaid(
        line.replace('"Please wait"', 't("Please wait")')
        .replace('"Saved"', 't("Saved")')
        .replace('"Two words"', 't("Two words")')
        .replace('"Send"', 't("Send")')
        .replace('"It is gone"', 't("It is gone")')
        .replace('"Move up"', 't("Move up")')
    )


def test_t_is_called_with_a_text_that_the_gatherer_can_read() -> None:
    """Prevents: ``t(`…`)`` and ``t('…')``, which work in English and in no other language."""
    strange = {}
    for path in SCRIPTS:
        text = re.sub(
            r"/\*.*?\*/|^\s*//.*$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        if found := re.findall(r"(?<![\w.$])tn?\(\s*[`'][^)]*", text):
            strange[told(path)] = found
    assert strange == {}


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize("language", CATALOGUES)
class TestCatalogue:
    """The catalogues hold every sentence in every language."""

    @pytest.fixture
    def known(self, language: str) -> dict[str, object]:
        with CATALOGUES[language].open("rb") as file:
            catalogue = read_po(file, locale=language)
        assert not [message.id for message in catalogue if message.id and message.fuzzy]
        found: dict[str, object] = {}
        for message in catalogue:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            found[key] = message.string
        return found

    def test_it_names_no_places_and_is_sorted_by_sentence(
        self, known: dict[str, object], language: str
    ) -> None:
        """Prevents: thousands of changed lines in the catalogues whenever code moves."""
        text = CATALOGUES[language].read_text("utf-8")
        assert not re.search("^#: ", text, re.MULTILINE)
        assert list(known) == sorted(known)

    def test_no_sentence_is_missing(self, known: dict[str, object]) -> None:
        """Prevents: a release whose newest sentences are English for everybody."""
        missing = []
        for one in all_sentences():
            told = known.get(one.text)
            forms = told if isinstance(told, tuple) else (told,)
            if not all(forms) or (one.many and len(forms) != PLURAL_FORMS):
                missing.append(f"{one.place}: {one.text[:70]}")
        assert missing == []

    def test_placeholders_are_the_same(self, known: dict[str, object]) -> None:
        """Prevents: a sentence that fails, or says nothing, in one language alone."""
        wrong = []
        for one in all_sentences():
            told = known.get(one.text)
            wanted = placeholders(one.many or one.text)
            for form in told if isinstance(told, tuple) else (told,):
                # The form for one thing may leave the number out, as in “one dot”.
                optional = Counter({"n": wanted["n"]}) if one.many else Counter()
                if form and placeholders(str(form)) not in (wanted, wanted - optional):
                    wrong.append(f"{one.text[:60]} → {str(form)[:60]}")
        assert wrong == []

    def test_markdown_stays_markdown(self, known: dict[str, object]) -> None:
        """Prevents: a heading of a notebook that becomes a paragraph in one language."""
        for one in all_sentences():
            told = known.get(one.text)
            if one.place.endswith(".ipynb") and isinstance(told, str) and told:
                marks = [
                    re.match(r"#* ?", line)[0]
                    for line in one.text.splitlines()
                    if line.startswith("#")
                ]  # type: ignore[index]
                assert marks == [
                    re.match(r"#* ?", line)[0] for line in told.splitlines() if line.startswith("#")
                ]  # type: ignore[index]
