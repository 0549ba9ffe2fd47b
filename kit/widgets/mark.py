"""A mark in a page: the element that a phone's or wall's script brings to life."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Mark:
    """An element without content, shown in a notebook as HTML.

    ``said`` is what somebody reads who looks at it without the script, in JupyterLab.
    """

    tag: str
    attributes: tuple[tuple[str, str], ...]
    said: str = ""

    def _repr_html_(self) -> str:
        given = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes if value)
        return f"<{self.tag}{given}>{escape(self.said)}</{self.tag}>"
