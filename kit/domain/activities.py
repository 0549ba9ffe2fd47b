"""Activities: the parts of a session, as a notebook declares them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from kit.language import N_

PULSE = ("intention", "ownership")
"""The two statements asked before and after a test-training."""

PULSE_ITEM = "pulse"
"""Stands where a ballot names its item: a pulse is about no item."""

Method = Literal["approval", "ratings", "dots", "pairwise", "choice"]
"""How a ballot is filled in; ``choice`` picks one of the answers to a quiz's question."""

Privacy = Literal["named", "pseudonymous", "secret"]
"""Whether the desk sees names (named), nobody does (pseudonymous, the default), or even
the log cannot tell who cast which ballot (secret, and then a ballot cannot be changed)."""

APPROVAL = (
    ("useful", N_("Useful")),
    ("unsure", N_("Unsure")),
    ("not_for_me", N_("Not for me")),
)
"""The three answers of an approval vote, best first."""

CRITERIA = {
    "usefulness": N_("Usefulness"),
    "naturalness": N_("Naturalness"),
    "difficulty": N_("Difficulty"),
    "frequency": N_("Frequency"),
    "intention": N_("I will use this with my clients"),
    "ownership": N_("This standard is also mine"),
}
"""What the criteria that the kit knows are called; others are shown as they are."""

ENDS = {
    "usefulness": (N_("of no use"), N_("very useful")),
    "naturalness": (N_("sounds stiff"), N_("sounds natural")),
    "difficulty": (N_("easy"), N_("very hard")),
    "frequency": (N_("hardly ever"), N_("every day")),
}
"""What the lowest and the highest grade of a criterion mean, where it is not agreement."""

AGREEMENT = (N_("not at all"), N_("very much"))
"""What the ends of the other criteria mean."""

CHANNELS = (
    ("phone", N_("phone")),
    ("on_site", N_("on site")),
    ("chat", N_("chat")),
    ("email", N_("e-mail")),
)
"""Where a dialogue with a client takes place."""

TRIED_BY = (
    ("facilitator", N_("facilitator")),
    ("experienced", N_("experienced employee")),
    ("other", N_("other employee")),
)
"""Who tried something in a real dialogue: a factor of the analysis, not a name."""

OUTCOMES = (("worked", N_("It worked")), ("partly", N_("Partly")), ("failed", N_("It did not")))
"""How a trial went, best first; only "worked" counts as a success."""

TABLES = {
    "claims": N_("Claims of clients"),
    "survey": N_("Client survey"),
    "codings": N_("Techniques in dialogues"),
    "dialogues": N_("Dialogues with clients"),
    "roster": N_("Roster of employees"),
    "trials": N_("Trials told elsewhere"),
}
"""The tables that are imported; ``kind`` names one where an activity does "tables"."""

AUDIT_TABLES = ("survey", "claims", "codings")
"""The tables that an audit needs, or leaves out with a reason."""

Role = Literal["client", "employee", "observer"]
"""Who one is in a role play of three."""

ROLES: tuple[tuple[Role, str], ...] = (
    ("client", N_("client")),
    ("employee", N_("employee")),
    ("observer", N_("observer")),
)

SCALE = (1, 5)
"""Lowest and highest rating of a criterion."""

Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9][a-z0-9_./-]*$")]


class Activity(BaseModel):
    """One activity of a session's agenda, as it was declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Key
    """``<session>/<key>``; the same cell run again declares the same id."""
    session: Key
    does: Key
    """What it is for: the key of an activity type."""
    kind: str = ""
    title: Annotated[str, Field(max_length=200)] = ""
    prompt: Annotated[str, Field(max_length=1_000)] = ""
    within: str = ""
    ask: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    """Fields of the form to show; all that are usually asked when empty."""
    method: Method = "approval"
    criteria: Annotated[tuple[Key, ...], Field(max_length=6)] = ()
    budget: Annotated[int, Field(ge=1, le=100)] = 5
    """Dots each person has in a dot vote."""
    most: Annotated[int, Field(ge=1, le=100)] = 3
    """Dots one person may put on one item."""
    privacy: Privacy = "pseudonymous"
    minutes: Annotated[float, Field(gt=0, le=600)] | None = None
    must_at_most: Annotated[float, Field(ge=0, le=1)] | None = None
    """Share of "must" among what is adopted, above which the desk warns; ``None`` for no cap."""
    after_use: bool = False
    """Whether a vote is by people who have used the items, so that weak ones go back."""
    settings: dict[str, JsonValue] = Field(default_factory=dict)
    """Settings of activity types that other packages bring."""

    @model_serializer(mode="wrap")
    def _told(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write whether it comes after use even when it does not: logs of before do not say."""
        told: dict[str, Any] = write(self)
        return told | {"after_use": self.after_use}
