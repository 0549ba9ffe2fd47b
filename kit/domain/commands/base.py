"""What all commands have in common, and the types of their parts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=4, max_length=80, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=120)]
Role = Literal["participant", "facilitator"]


class Command(BaseModel):
    """What every command has: its sender's id, the same for every retry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    askers: ClassVar[frozenset[Role]] = frozenset({"facilitator"})
    """Who may ask for it at all; the rules say when."""
    id: Id

    @classmethod
    def do_of(cls) -> str:
        """Give the word by which a message asks for this command."""
        return str(get_args(cls.model_fields["do"].annotation)[0])


PHONES: frozenset[Role] = frozenset({"participant"})
EVERYBODY: frozenset[Role] = frozenset({"participant", "facilitator"})


class Answering(Command):
    """A command that answers an activity."""

    activity: Ref
