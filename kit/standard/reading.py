"""How to read the standard: binding levels, freedom, and whose work it is."""

from __future__ import annotations

from kit.domain.items import Binding
from kit.language import N_, translate
from kit.language.measures import percent
from kit.standard.clauses import BINDINGS, Material
from kit.standard.document import HowToRead
from kit.standard.freedom import authorities, authorship_told, freedom_profile

_PARAGRAPHS = (
    N_("This is a draft. The employees who serve clients wrote it; what stands in it was collected, voted on and decided in their workshop."),
    N_("Each clause has a number that never changes, a binding level and a status. Below it stands the evidence: how people voted, how sure that is, and how many took part."),
    N_("What no clause says is left to the judgement of the employee. Of several variants of a speech module any adopted one may be used, and its meaning matters more than its exact words."),
)  # fmt: skip

_LEVELS: dict[Binding, str] = {
    "must": N_("always; only a manager may allow an exception"),
    "should": N_("as a rule; who has a good reason does otherwise and can say why"),
    "free": N_("a proven example; use it, change it or find your own"),
}


def how_to_read(material: Material) -> HowToRead:
    """Explain the binding levels, and tell how free people are and how much they wrote."""
    state, say = material.state, material.state.language
    profile = freedom_profile(state)
    count: dict[Binding, int] = {
        "must": profile.must, "should": profile.should, "free": profile.free,
    }  # fmt: skip
    levels = tuple(
        (translate(say, BINDINGS[level]), translate(say, meaning), count[level])
        for level, meaning in _LEVELS.items()
    )
    if not sum(count.values()):
        summary = translate(say, N_("No clause has been adopted yet."))
    elif profile.share is not None:
        summary = translate(
            say, N_("Adopted clauses: {n}. Share of “must”: {share} %."),
            n=sum(count.values()), share=percent(profile.share),
        )  # fmt: skip
    else:
        text = N_("Adopted clauses: {n}, of these “must”: {must}.")
        summary = translate(say, text, n=sum(count.values()), must=profile.must)
    return HowToRead(
        tuple(translate(say, text) for text in _PARAGRAPHS), levels, summary, profile,
        authorities(material), authorship_told(state),
    )  # fmt: skip
