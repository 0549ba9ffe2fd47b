"""The two editions of one tree: what to follow, and what stands behind it."""

from __future__ import annotations

from typing import Literal

from kit.language import N_

Edition = Literal["standard", "evidence"]
"""The standard for those who follow it, or the evidence book for those who ask why."""

EDITIONS: dict[Edition, str] = {
    "standard": N_("Standard"),
    "evidence": N_("Evidence book"),
}
SUBJECTS: dict[Edition, str] = {
    "standard": N_("Draft standard of customer service"),
    "evidence": N_("Evidence book of the draft standard of customer service"),
}
FINAL_SUBJECTS: dict[Edition, str] = {
    "standard": N_("Standard of customer service"),
    "evidence": N_("Evidence book of the standard of customer service"),
}
FILES: dict[Edition, str] = {"standard": "draft-standard", "evidence": "evidence-book"}
"""What the exported files of an edition are called, before their table and suffix."""
