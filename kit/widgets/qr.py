"""The join address as a QR code."""

from __future__ import annotations

from io import BytesIO, StringIO

import segno


def qr_svg(address: str) -> str:
    """Give an SVG picture of the code, dark on white with the margin that scanners need."""
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", scale=8, border=4, dark="#111", light="#fff", xmldecl=False
    )
    return out.getvalue().decode()


def qr_data(address: str) -> str:
    """Give the picture as a ``data:`` address, for an image in a notebook."""
    return str(segno.make(address, error="m").svg_data_uri(scale=8, border=4, light="#fff"))


def qr_text(address: str) -> str:
    """Give the code in characters, for a terminal."""
    out = StringIO()
    segno.make(address, error="l").terminal(out, compact=True)
    return out.getvalue()
