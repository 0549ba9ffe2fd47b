"""Claims: twelve themes as unequal as in life, some of the claims sent twice in other words."""

# A script and its parts beside their data are no package; odds and bounds are plain numbers.
# ruff: noqa: INP001, PLR2004

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from telling import Teller, joined

FIRST_DAY = date(2026, 1, 5)
DAYS = 150


@dataclass(frozen=True)
class Claim:
    """A claim with what is known of it beyond the file that is imported."""

    day: date
    channel: str
    client: str
    operator: str
    theme: str
    core: str
    text: str
    again: int = -1
    """Place of the claim that this one repeats, -1 if none."""


def claims(teller: Teller, plan: dict[str, object], operators: list[str]) -> list[Claim]:
    """Make all claims in the order of their days; ``again`` points into this list."""
    counts: dict[str, list[int]] = plan["claims"]  # type: ignore[assignment]
    chance = random.Random("claims")  # noqa: S311 - nothing secret
    themes = [theme for theme, (all_, again) in counts.items() for _ in range(all_ - again)]
    chance.shuffle(themes)
    made: list[Claim] = []
    seen: set[str] = set()
    for number, theme in enumerate(themes):
        channel = chance.choices(["phone", "chat", "email", "website"], [5, 3, 2, 2])[0]
        core, text = _told(teller, theme, channel)
        while core in seen:
            core, text = _told(teller, theme, channel)
        seen.add(core)
        made.append(
            Claim(
                FIRST_DAY + timedelta(chance.randrange(DAYS)),
                channel,
                f"client-{number + 1:04}",
                chance.choice(operators),
                theme,
                core,
                text,
            )
        )
    for theme, (_, again) in counts.items():
        own = [place for place, claim in enumerate(made) if claim.theme == theme]
        for place in chance.sample(own, again):
            made.append(_again(teller, chance, made[place], place))
    made = _with_contacts(teller, chance, made, int(str(plan["claims_with_contacts"])))
    return _in_order(made)


def _told(teller: Teller, theme: str, channel: str) -> tuple[str, str]:
    texts, chance = teller.texts, teller.random
    own = texts["themes"][theme]
    scene = teller.scene(large=own.get("large", False))
    core = teller.one(own["cores"], scene)
    details = chance.sample(own["details"], chance.choices([0, 1, 2], [2, 6, 2])[0])
    core = joined(core, *(teller.say(detail, scene) for detail in details))
    openers = texts["openers"] + ([] if channel == "phone" else texts["written_openers"])
    opener = teller.one(openers, scene) if chance.random() < 0.4 else ""
    ask = teller.one(texts["asks"], scene) if chance.random() < 0.5 else ""
    return core, joined(opener, core, ask)


def _again(teller: Teller, chance: random.Random, claim: Claim, place: int) -> Claim:
    scene = teller.scene()
    text = teller.reworded(claim.core)
    said = chance.random() < 0.6 or text == claim.core
    opener = teller.one(teller.texts["again"], scene) if said else ""
    ask = teller.one(teller.texts["asks"], scene) if chance.random() < 0.4 else ""
    others = [name for name in ("phone", "chat", "email", "website") if name != claim.channel]
    return replace(
        claim,
        day=claim.day + timedelta(chance.randint(1, 6)),
        channel=chance.choice(others),
        text=joined(opener, text, ask),
        again=place,
    )


def _with_contacts(
    teller: Teller, chance: random.Random, made: list[Claim], count: int
) -> list[Claim]:
    made = list(made)
    for place in chance.sample([p for p, claim in enumerate(made) if claim.again < 0], count):
        digits = f"{chance.randrange(10 ** teller.texts['contact_digits']):03}"
        contact = chance.choice(teller.texts["contacts"]).format(n=digits)
        made[place] = replace(made[place], text=joined(made[place].text, contact))
    return made


def _in_order(made: list[Claim]) -> list[Claim]:
    order = sorted(range(len(made)), key=lambda place: (made[place].day, place))
    new = {old: place for place, old in enumerate(order)}
    return [replace(made[old], again=new.get(made[old].again, -1)) for old in order]
