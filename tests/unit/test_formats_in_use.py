"""The standard where it is used: each file is read back by the program it is for."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
import yaml
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree
from pyxform.xls2xform import convert
from rich_workshop import rich
from strange_texts import TITLE, strange, words
from test_standard import DAY, Room

from kit.standard.build import build
from kit.standard.export import export
from kit.standard.formats import formats
from kit.standard.nodes import Document, Heading, Table, nodes_of, records_of

XHTML = {"h": "http://www.w3.org/1999/xhtml", "x": "http://www.w3.org/2002/xforms"}


@pytest.fixture(scope="module")
def standard() -> Document:
    return build(rich().state, DAY, "standard")


@pytest.fixture(scope="module")
def odd() -> Document:
    return build(strange().state, DAY, "standard")


@pytest.fixture(scope="module")
def empty() -> Document:
    return build(Room().state, DAY, "standard")


def files(document: Document, key: str) -> dict[str, bytes]:
    return formats()[key].files(document)


def file(document: Document, key: str) -> bytes:
    (content,) = files(document, key).values()
    return content


def said(document: Document) -> dict[str, str]:
    """The adopted wordings, by their numbers."""
    told = records_of(document).get("texts", [])
    return {str(one["number"]): str(one["text"]) for one in told if one["field"] == "say"}


def test_the_records_are_the_clauses_that_the_standard_shows(standard: Document) -> None:
    shown = set()
    for node in nodes_of(standard):
        if isinstance(node, Heading) and node.anchor:
            shown.add(node.anchor)
        elif isinstance(node, Table):
            shown |= {row.anchor for row in node.rows if row.anchor}
    found = records_of(standard)
    situations = {one["number"] for one in found["situations"]}
    assert {one["number"] for one in found["adopted"]} == shown - situations
    assert {one["number"] for one in found["texts"]} == shown
    assert "adopted" not in records_of(build(rich().state, DAY))


# Zammad --------------------------------------------------------------------------------------


def imported(content: bytes, known: dict[str, dict[str, str]]) -> list[str]:
    """Do as Zammad's importer does (can_csv_import.rb, text_module.rb); give its errors."""
    header, *rows = csv.reader(StringIO(content.decode("utf-8"), newline=""))
    if not rows:
        return ["No records found"]
    errors, seen = [], set()
    for row in rows:
        values = {
            name.strip().lower(): cell.strip() for name, cell in zip(header, row, strict=True)
        }
        if strange := set(values) - {"name", "keywords", "content", "note", "active", "groups"}:
            errors.append(f"unknown attribute {strange}")
        errors += [f"a list: {value}" for value in values.values() if "~~~" in value]
        most = {"name": 250, "keywords": 500, "note": 250}
        errors += [f"{name} is too long" for name in most if len(values[name]) > most[name]]
        if values["name"] in seen or not values["name"] or not values["content"]:
            errors.append(f"missing or twice: {values['name']}")
        seen.add(values["name"])
        known[values["name"]] = values
    return errors


def test_zammad_takes_every_wording_and_a_second_import_updates_it(standard: Document) -> None:
    modules: dict[str, dict[str, str]] = {}
    assert imported(file(standard, "zammad"), modules) == []
    assert len(modules) == len(said(standard))
    reworded = rich()
    item = next(i for i in reworded.state.of_kind("speech_module") if i.decision == "adopt")
    reworded.desk(do="edit", item=item.id, fields={"say": "Let me see.", "do": "x"}, reason="short")
    assert imported(file(build(reworded.state, DAY, "standard"), "zammad"), modules) == []
    assert len(modules) == len(said(standard)), "the name is the same"
    first = modules["S-1.M1 · Service standard of the front desk"]
    assert first["content"] == "<div>Let me see.</div>"
    assert first["active"] == "true"
    assert "kettle" in first["keywords"]
    assert first["note"].startswith("must · Version")


def test_zammad_shows_strange_texts_as_they_were_written(odd: Document) -> None:
    content = file(odd, "zammad")
    assert not content.startswith(b"\xef\xbb\xbf"), "it would spoil the first column's name"
    modules: dict[str, dict[str, str]] = {}
    assert imported(content, modules) == []
    for (number, text), module in zip(said(odd).items(), modules.values(), strict=True):
        assert module["name"].startswith(f"{number} · ")
        html = module["content"]
        assert set(re.findall(r"<(\w+)", html)) <= {"div", "br"}
        assert "#{" not in unescape(html)
        plain = unescape(re.sub(r"<[^>]*>", "\n", html))
        assert words(plain) == words(text)
        assert module["keywords"][0] not in "=+-@"


# django-helpdesk -----------------------------------------------------------------------------

HELPDESK = """
import json, sys
import django
from django.conf import settings

apps = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
        "django.contrib.humanize", "django.contrib.messages", "django.contrib.sessions",
        "django.contrib.sites", "django.contrib.staticfiles", "helpdesk", "rest_framework"]
settings.configure(
    INSTALLED_APPS=apps, SECRET_KEY="x", SITE_ID=1, USE_TZ=True, HELPDESK_TEAMS_MODE_ENABLED=False,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    MIGRATION_MODULES={name.rpartition(".")[2]: None for name in apps},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()
from django.core.management import call_command
from django.template import engines
from helpdesk.models import KBCategory, KBItem, PreSetReply

call_command("migrate", run_syncdb=True, verbosity=0)
PreSetReply.objects.create(name="was there", body="before")
for path in sys.argv[1:]:
    call_command("loaddata", path, verbosity=0)
for one in (*PreSetReply.objects.all(), *KBItem.objects.all(), *KBCategory.objects.all()):
    one.full_clean()
PreSetReply.objects.create(name="was made", body="after")
render = lambda body: engines["django"].from_string(body).render({"ticket": {"title": "T"}})
print(json.dumps({
    "replies": {one.name: render(one.body) for one in PreSetReply.objects.all()},
    "articles": [[one.title, one.question, one.answer, one.get_markdown()]
                 for one in KBItem.objects.all()],
    "categories": [[one.name, one.public] for one in KBCategory.objects.all()],
}))
"""


def loaded(folder: Path, *documents: Document) -> dict:
    """Load fixtures into a help desk, one after the other, and read what it then has."""
    paths = []
    for n, document in enumerate(documents):
        paths.append(folder / f"{n}.json")
        paths[-1].write_bytes(file(document, "helpdesk"))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HELPDESK, *map(str, paths)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_help_desk_loads_replies_and_articles_and_again_without_doubling(
    standard: Document, tmp_path: Path
) -> None:
    found = loaded(tmp_path, standard, standard)
    replies = dict(found["replies"])
    assert replies.pop("was there") == "before", "what was there stays"
    assert replies.pop("was made") == "after", "there are keys left"
    assert sorted(replies.values()) == sorted(said(standard).values())
    assert all(len(name) <= 100 for name in replies)
    assert found["categories"] == [[standard.title, False]], "articles are for staff alone"
    title, question, answer, _ = found["articles"][0]
    assert title.startswith("S-1 · A client wants to return a kettle")
    assert question == "I bought it right here, a girl just like you served me!"
    assert "### S-1.M1 · Speech module · must" in answer
    assert "### S-1.B1 · Behaviour scheme · should" in answer
    assert {title.split(" ")[0] for title, *_ in found["articles"]} >= {"N-1", "STOP-1", "PR-1"}


def test_a_help_desk_sends_strange_texts_as_they_were_written(
    odd: Document, tmp_path: Path
) -> None:
    found = loaded(tmp_path, odd)
    sent = {name.split(" ")[0]: text for name, text in found["replies"].items()}
    for number, text in said(odd).items():
        assert words(sent[number]) == words(text)
    articles = {title.split(" ")[0]: html for title, _, _, html in found["articles"]}
    for number, text in said(odd).items():
        html = articles[number.partition(".")[0]]
        shown = unescape(re.sub(r"<[^>]*>", "", html.replace("<br", " <br")))
        assert " ".join(words(text)) in " ".join(words(shown))
        assert not set(re.findall(r"<(\w+)", html)) & {"b", "a", "h1", "ul", "em", "code"}


def test_a_help_desk_loads_nothing_of_an_empty_standard(empty: Document, tmp_path: Path) -> None:
    found = loaded(tmp_path, empty)
    assert set(found["replies"]) == {"was there", "was made"}
    assert found["articles"] == found["categories"] == []


# espanso -------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["standard", "odd"])
def test_espanso_types_each_wording_by_its_number(which: str, request) -> None:
    document = request.getfixturevalue(which)
    read = yaml.safe_load(file(document, "espanso").decode())
    assert set(read) == {"matches"}
    assert {frozenset(one) for one in read["matches"]} == {
        frozenset({"trigger", "label", "replace"})
    }
    typed = {
        one["trigger"]: one["replace"].replace(r"\{\{", "{{").replace(r"\}\}", "}}")
        for one in read["matches"]
    }
    assert typed == {
        f":{number.lower()}:": text.replace(r"\{\{", "{{")
        for number, text in said(document).items()
    }
    assert not any(re.search(r"\{\{\s*\w+", one["replace"]) for one in read["matches"])
    for one in typed:
        assert not any(other != one and other.startswith(one) for other in typed)


def test_espanso_reads_an_empty_standard(empty: Document) -> None:
    assert yaml.safe_load(file(empty, "espanso").decode()) == {"matches": []}


# XLSForm -------------------------------------------------------------------------------------


def forms(document: Document) -> dict[str, etree._Element]:
    """The forms as pyxform converts them; it has nothing to warn about."""
    found = {}
    for name, content in files(document, "xlsform").items():
        warnings: list[str] = []
        made = convert(content, warnings=warnings, validate=False)
        assert warnings == [], name
        found[name.removeprefix("draft-standard-")] = etree.fromstring(made.xform.encode())
    return found


def questions(form: etree._Element) -> list[str]:
    return [
        ref.rpartition("/")[2] for ref in form.xpath("//h:body//x:select1/@ref", namespaces=XHTML)
    ]


def test_both_forms_ask_of_every_clause_that_obliges(standard: Document) -> None:
    found = forms(standard)
    assert list(found) == ["scorecard.xlsx", "observation.xlsx"]
    for form in found.values():
        asked = questions(form)
        assert asked[0] == "situation"
        assert {"s_1_speech_module", "s_1_behaviour_scheme", "n_1_norm", "stop_1_stop_phrase"} <= {
            *asked
        }
        labels = " ".join(form.xpath("//x:select1/x:label/text()", namespaces=XHTML))
        assert "We say: Let's see if we can find it without the receipt." in labels
        assert "S-1.M2" in labels, "variants are one question"
    scorecard, observation = found.values()
    assert set(questions(scorecard)) == set(questions(observation))
    relevant = scorecard.xpath(
        "//x:bind[contains(@nodeset, 's_2_speech')]/@relevant", namespaces=XHTML
    )
    assert [" ".join(one.split()) for one in relevant] == ["/data/situation = 's_2'"]


def test_the_observation_form_goes_through_the_stages_in_their_order(standard: Document) -> None:
    stages = {}
    for one in records_of(standard)["adopted"]:
        name = f"{one['within'] or one['number']}_{one['kind']}".lower().replace("-", "_")
        stages[name] = min(stages.get(name, 99), one["stage"] or 99)
    asked = [name for name in questions(forms(standard)["observation.xlsx"]) if name in stages]
    order = [stages[name] for name in asked if "stop" not in name]
    assert order == sorted(order)
    assert len(set(order)) > 2


def test_the_score_is_the_share_of_what_could_be_rated(standard: Document) -> None:
    form = forms(standard)["scorecard.xlsx"]
    (data,) = form.xpath("//x:instance/*[local-name() = 'data']", namespaces=XHTML)
    answers = {
        "situation": "s_1", "s_1_speech_module": "yes", "s_1_behaviour_scheme": "yes",
        "n_1_norm": "no", "n_2_norm": "na", "stop_1_stop_phrase": "yes",
    }  # fmt: skip
    instance = etree.Element("data")
    for one in data:
        name = etree.QName(one).localname
        etree.SubElement(instance, name).text = answers.get(name, "")

    def calculated(name: str) -> float:
        (rule,) = form.xpath(f"//x:bind[@nodeset = '/data/{name}']/@calculate", namespaces=XHTML)
        return float(etree.ElementTree(instance).xpath(rule))

    assert (calculated("met"), calculated("rated"), calculated("stops_said")) == (2, 3, 1)


def test_forms_hold_strange_texts_as_they_were_written(odd: Document) -> None:
    for form in forms(odd).values():
        labels = form.xpath("//x:select1/x:label/text()", namespaces=XHTML)
        whole = " ".join(" ".join(words(label)) for label in labels)
        for text in said(odd).values():
            assert " ".join(words(text)) in whole
        assert (
            form.xpath("//h:title/text()", namespaces=XHTML)[0]
            .replace("\u200b", "")
            .endswith(TITLE)
        )


def test_forms_of_an_empty_standard_ask_for_the_dialogue_alone(empty: Document) -> None:
    for form in forms(empty).values():
        assert questions(form) == []


# Anki ----------------------------------------------------------------------------------------


class Deck:
    """An Anki collection that packages are imported into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, document: Document) -> tuple[int, int]:
        """Import a package; say how many notes are new and how many were updated."""
        path = self.folder / "cards.apkg"
        path.write_bytes(file(document, "anki"))
        request = ImportAnkiPackageRequest(
            package_path=str(path), options=ImportAnkiPackageOptions(merge_notetypes=True)
        )
        log = self.collection.import_anki_package(request).log
        assert not log.conflicting
        return len(log.new), len(log.updated)

    def cards(self) -> list[tuple[str, str]]:
        found = map(self.collection.get_card, self.collection.find_cards(""))
        return [(one.question(), one.answer()) for one in found]


@pytest.fixture
def deck(tmp_path: Path):
    deck = Deck(tmp_path)
    yield deck
    assert deck.collection.fix_integrity()[1]
    deck.collection.close()


def test_anki_takes_a_card_for_each_situation_and_kind(deck: Deck, standard: Document) -> None:
    found = records_of(standard)["adopted"]
    situations = {(one["within"], one["kind"]) for one in found if one["within"]}
    new, _ = deck.take(standard)
    assert new == len(deck.cards()) >= len(situations) + 4
    assert {one.name for one in deck.collection.decks.all_names_and_ids()} >= {standard.title}
    (card,) = (back for front, back in deck.cards() if "S-1 · " in front and "We say …" in front)
    assert "I bought it right here" in card
    assert "find it without the receipt" in card
    assert "S-1.M2 · must" in card
    (stop,) = (back for front, back in deck.cards() if "Calm down" in front)
    assert "We say instead" in stop


def test_anki_updates_the_cards_of_an_earlier_edition(deck: Deck, standard: Document) -> None:
    new, _ = deck.take(standard)
    assert deck.take(standard) == (0, 0)
    room = rich()
    item = next(i for i in room.state.of_kind("speech_module") if i.decision == "adopt")
    room.desk(do="edit", item=item.id, fields={"say": "Let me see."}, reason="short")
    assert deck.take(build(room.state, DAY, "standard")) == (0, new)
    assert len(deck.cards()) == new
    assert any("Let me see." in back for _, back in deck.cards())


def test_anki_shows_strange_texts_as_they_were_written(deck: Deck, odd: Document) -> None:
    deck.take(odd)
    shown = [words(unescape(re.sub(r"<[^>]*>", " ", back))) for _, back in deck.cards()]
    whole = " ".join(" ".join(one) for one in shown)
    for text in said(odd).values():
        assert " ".join(words(text)) in whole
    assert not any("<b>not" in back or "[sound" in back for _, back in deck.cards())


def test_anki_takes_an_empty_package(deck: Deck, empty: Document) -> None:
    assert deck.take(empty) == (0, 0)


# All of them ---------------------------------------------------------------------------------


def test_none_of_them_names_an_employee_or_a_version_that_others_do_not(
    standard: Document, tmp_path: Path
) -> None:
    room = rich()
    paths = export(room.state, ["zammad", "helpdesk", "espanso", "xlsform", "anki"], tmp_path)
    assert [path.name for path in paths] == [
        "draft-standard-zammad.csv", "draft-standard-helpdesk.json", "draft-standard-espanso.yml",
        "draft-standard-scorecard.xlsx", "draft-standard-observation.xlsx", "draft-standard.apkg",
    ]  # fmt: skip
    people = {one.name for one in room.state.participants.values()}
    for path in paths[:3]:
        text = path.read_text("utf-8")
        assert not [name for name in people if name in text]


@pytest.mark.parametrize("key", ["zammad", "espanso"])
def test_nothing_that_was_not_adopted_is_used(key: str, standard: Document) -> None:
    room = rich()
    dropped = [one for one in room.state.of_kind("speech_module") if one.decision != "adopt"]
    text = file(standard, key).decode()
    assert dropped
    assert not [one for one in dropped if one.fields["say"] in text]
