"""A kind of item that another package brings: it registers by an entry point alone."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.items import Field, Kind
from kit.domain.refusal import Refusal
from kit.language import OwnText


def _shouted(fields: Mapping[str, str]) -> Refusal | None:
    return Refusal("A ritual is not shouted.") if fields["text"].isupper() else None


RITUAL = Kind(
    "ritual",
    OwnText("ritual", {"uk": "ритуал", "pl": "rytuał"}),
    OwnText("rituals", {"uk": "ритуали", "pl": "rytuały"}),
    (
        Field("text", OwnText("What do we do?", {"uk": "Що ми робимо разом?"}), required=True),
        Field("secret", OwnText("What for, really?"), ours=True),
    ),
    prefix="RT",
    within="situation",
    others_read=("text",),
    check=_shouted,
)

NO_KIND = "something else"
