"""A kind of item as another package brings it: it registers by an entry point alone."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.items import Field, Kind
from kit.domain.refusal import Refusal
from kit.language import OwnText


def _shout(fields: Mapping[str, str]) -> Refusal | None:
    return Refusal("A toast is not shouted.") if fields["text"].isupper() else None


KIND = Kind(
    "toast",
    OwnText("toast", {"uk": "тост", "pl": "toast"}),
    OwnText("toasts", {"uk": "тости", "pl": "toasty"}),
    (
        Field("text", OwnText("What do we drink to?", {"uk": "За що п’ємо?"}), required=True),
        Field("secret", OwnText("What for, really?"), spoken=True),
    ),
    prefix="TST",
    within="situation",
    others_read=("text",),
    check=_shout,
)

NO_KIND = "something else"
