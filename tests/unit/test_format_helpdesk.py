"""Replies and articles for django-helpdesk, loaded into it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from in_use import file, said, words

from kit.standard.nodes import Document

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
    usual_standard: Document, tmp_path: Path
) -> None:
    found = loaded(tmp_path, usual_standard, usual_standard)
    replies = dict(found["replies"])
    assert replies.pop("was there") == "before", "what was there stays"
    assert replies.pop("was made") == "after", "there are keys left"
    assert sorted(replies.values()) == sorted(said(usual_standard).values())
    assert all(len(name) <= 100 for name in replies)
    assert found["categories"] == [[usual_standard.title, False]], "articles are for staff alone"
    title, question, answer, _ = found["articles"][0]
    assert title.startswith("S-1 · A client wants to return a kettle")
    assert question == "I bought it right here, a girl just like you served me!"
    assert "### S-1.M1 · Speech module · must" in answer
    assert "### S-1.B1 · Behaviour scheme · should" in answer
    assert {title.split(" ")[0] for title, *_ in found["articles"]} >= {"N-1", "STOP-1", "PR-1"}


def test_a_help_desk_sends_strange_texts_as_they_were_written(
    odd_standard: Document, tmp_path: Path
) -> None:
    found = loaded(tmp_path, odd_standard)
    sent = {name.split(" ")[0]: text for name, text in found["replies"].items()}
    for number, text in said(odd_standard).items():
        assert words(sent[number]) == words(text)
    articles = {title.split(" ")[0]: html for title, _, _, html in found["articles"]}
    for number, text in said(odd_standard).items():
        html = articles[number.partition(".")[0]]
        shown = unescape(re.sub(r"<[^>]*>", "", html.replace("<br", " <br")))
        assert " ".join(words(text)) in " ".join(words(shown))
        assert not set(re.findall(r"<(\w+)", html)) & {"b", "a", "h1", "ul", "em", "code"}


def test_a_help_desk_loads_nothing_of_an_empty_standard(
    empty_standard: Document, tmp_path: Path
) -> None:
    found = loaded(tmp_path, empty_standard)
    assert set(found["replies"]) == {"was there", "was made"}
    assert found["articles"] == found["categories"] == []
