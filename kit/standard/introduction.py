"""What the introduction plan begins with: the test-training as baseline, and training needs."""

from __future__ import annotations

from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.standard.baseline import Figure, baseline
from kit.standard.clauses import Material
from kit.standard.collected import OF_MODULES, BaseFigure, Introduction
from kit.standard.document import Chapter, Section
from kit.standard.legal import legal, one_line
from kit.standard.number_words import rating_number, share_number

_LABELS = {
    "sheets": N_("Meaning points said, all role plays"),
    "points": N_("Meaning points said"),
    "point": N_("Meaning point said"),
    "naturalness": N_("Naturalness in role plays"),
    "usefulness": N_("Usefulness after use"),
    "quiz": N_("Right answers, all questions"),
    "question": N_("Right answers"),
    "pulse": N_("Pulse after the test-training"),
}
_RATINGS = ("naturalness", "usefulness", "pulse")


def introduction(material: Material) -> Introduction:
    """Give the baseline and the training needs in words, with clause numbers for ids."""
    found = baseline(material.state)
    return Introduction(
        tuple(_figure(material, one) for one in found.figures),
        tuple(_figure(material, one) for one in found.needs),
    )


def _figure(material: Material, one: Figure) -> BaseFigure:
    state, say = material.state, material.state.language
    rated = one.measured in _RATINGS
    about = translate(say, one.about) if one.measured == "pulse" else one.about
    if one.item and not about:
        about = text_of(state.items[one.item])
    return BaseFigure(
        one.measured,
        translate(say, _LABELS[one.measured]),
        one.activity,
        material.number.get(one.item, ""),
        one_line(legal(about)),
        "rating" if rated else "share",
        (rating_number if rated else share_number)(say, one.value),
    )


def introduction_chapter(material: Material, told: Introduction) -> Chapter:
    """Give the chapter: baseline and training needs, or that there was no test-training."""
    say = material.state.language
    title = translate(say, N_("Introduction plan: where we start"))
    held = "test-training" in material.state.sessions
    if not told.baseline:
        text = (
            N_("The test-training has given no figures yet.")
            if held
            else N_("Not applicable: no test-training was held.")
        )
        return Chapter("introduction", title, translate(say, text), ())
    intro = translate(say, N_("These are the figures of the test-training itself: measure the same again during the introduction and compare. No figure rests on fewer than five sheets, ratings or answers."))  # fmt: skip
    needs = translate(say, N_("Training needs, the weakest first"))
    about = translate(say, N_("Points said in fewer than four of five role plays, and questions fewer than four of five people answered right."))  # fmt: skip
    modules = translate(say, N_("Baseline of each speech module"))
    by_module = any(one.measured in OF_MODULES for one in told.baseline)
    none = translate(say, N_("None of the figures shows a training need."))
    sections = (
        Section("", translate(say, N_("Baseline")), (), "baseline"),
        *([Section("", modules, (), "baseline_modules")] if by_module else []),
        Section("", needs, (), "needs" if told.needs else "", note=about if told.needs else none),
    )
    return Chapter("introduction", title, intro, sections)
