"""Closed classes of words of the languages the kit speaks, as far as STOP-phrases need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Grammar:
    """What the detector knows about a language beside its dictionary."""

    negations: frozenset[str]
    """Words that negate what follows them."""
    concord: frozenset[str]
    """Words that negate beside a negation, or instead of one."""
    absences: frozenset[str]
    """Words for "there is no"."""
    only: frozenset[str]
    """Words that take its force from a negation before them: "not only"."""
    pronouns: frozenset[str]
    """Subjects: another case of one is another person of the sentence."""
    dropped: dict[str, int]
    """Subjects that may be left out, with the person of the verb that then tells them."""
    alike: dict[str, tuple[str, ...]]
    """Words that a client hears as others: "I" speaks for the house as "we" does."""
    pointers: frozenset[str]
    """Words for "this", which a denial may leave out."""
    prepositions: frozenset[str]
    openers: frozenset[str]
    """Words that begin another clause, after a comma."""
    reporting: frozenset[str]
    """Words that begin what somebody says."""
    saying: str
    """Verbs of saying and asking; negated, they tell what not to say."""
    needing: str
    """Words for what has to be done; negated, they free from it."""
    avoiding: str
    """Words that forbid a phrase, or put another in its place."""
    polite: frozenset[str]
    """Words that a comma may part from the clause they belong to."""
    fillers: frozenset[str]
    """Words that add nothing to what a phrase says."""
    siblings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Endings that tell a verb when forms with other endings stand beside it."""
    infinitive: tuple[str, ...] = ()
    """Endings of the dictionary form of verbs."""
    persons: tuple[re.Pattern[str], ...] = ()
    """Endings of verbs in the first, the second and the third person."""
    having: str = ""
    """The verb that means "have", and with an infinitive "have to"."""
    attached: re.Pattern[str] | None = None
    """Particles that a hyphen attaches to words."""
    reach: int = 6
    """Most words between those of a phrase: order tells more where endings tell less."""
    breaks: frozenset[str] = frozenset()
    """Words that begin another clause without a comma."""
    ordered: frozenset[str] = frozenset()
    """Words whose place is fixed, where order tells who does what."""
    objects: frozenset[str] = frozenset()
    """Words that follow directly on those they belong to."""
    particles: frozenset[str] = frozenset()
    """Words that make one verb with the word before, from which a short object parts them."""
    auxiliaries: frozenset[str] = frozenset()
    """Verbs that a negation follows."""
    promises: frozenset[str] = frozenset()
    """Words by which the speaker, and not the client, is to do what follows."""

    @cached_property
    def denying(self) -> frozenset[str]:
        """All words that deny."""
        return self.negations | self.concord | self.absences

    @cached_property
    def personal(self) -> frozenset[str]:
        """Personal pronouns in all cases, as far as they are alike."""
        return frozenset(self.alike).union(*self.alike.values())


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _alike(pairs: str) -> dict[str, tuple[str, ...]]:
    """Read ``word=other`` and ``word=other/another``."""
    halves = (pair.split("=") for pair in pairs.split())
    return {word: tuple(others.split("/")) for word, others in halves}


_PARTICLES = "in on up down off out back over away"
_AUXILIARIES = "do be have can will shall may would could should must might"
_EN = Grammar(
    negations=_all("not never no"),
    concord=_all("nobody nothing none neither nor"),
    absences=frozenset(),
    only=_all("only"),
    pronouns=_all("i you he she it we they"),
    dropped={"i": 1},
    alike=_alike("i=we me=us mine=my yours=your ours=our it=that this=that could=can would=will"),
    pointers=_all("it this that"),
    prepositions=_all(
        "for to with of at by from about after behind before between near like than under among"
    ),
    openers=_all(
        "that which who what how why where when if while because since until and or but so"
    ),
    reporting=_all("that"),
    saying="say tell ask want expect demand write use repeat answer",
    needing="have need must necessary should",
    avoiding="instead avoid replace forbid forbidden banned rather",
    polite=_all("please"),
    fillers=_all("a an the"),
    siblings=(("ing", ("ed",)),),
    reach=4,
    breaks=_all("and or but because if when while whether"),
    ordered=_all(
        "i you he she it we they me us him her them to not no never there what who why how when"
        f" where as {_AUXILIARIES} {_PARTICLES}"
    ),
    objects=_all("to me us him her them"),
    particles=_all(_PARTICLES),
    auxiliaries=_all(_AUXILIARIES),
    promises=_all("will shall can could may would let"),
)
_UK = Grammar(
    negations=_all("не"),
    concord=_all("ні ніколи"),
    absences=_all("немає нема"),
    only=_all("тільки лише"),
    pronouns=_all("я ти він вона воно ми ви вони"),
    dropped={"я": 1, "ми": 1, "ти": 2, "ви": 2},
    alike=_alike("я=ми мене=нас мені=нам мною=нами ти=ви тебе=вас тобі=вам тобою=вами"),
    pointers=_all("це то"),
    prepositions=_all(
        "в у на з із зі до від од для без за над під при про через о об між перед після крім біля"
        " коло серед заради"
    ),
    openers=_all(
        "що щоб який яка яке які коли якщо бо тому тож доки поки скільки де чому а але і та чи"
    ),
    reporting=_all("що щоб"),
    saying="казати сказати говорити просити вимагати питати писати радити хотіти вживати",
    needing="треба потрібно обов'язково необхідно варто слід мусити доводитися",
    avoiding="замість замінювати замінити уникати заборонити заборонений",
    polite=_all("будь ласка"),
    fillers=_all("ж же"),
    infinitive=("ти", "тися", "тись"),
    persons=(
        re.compile("(?:[ую]|мо)(?:ся|сь)?$"),
        re.compile("(?:те|ш)(?:ся|сь)?$"),
        re.compile("(?:[еє]|ть)(?:ся)?$"),
    ),
    having="мати",
    attached=re.compile("-(?:то|но|таки|бо)$"),
)
_RU = Grammar(
    negations=_all("не"),
    concord=_all("ни никогда"),
    absences=_all("нет нету"),
    only=_all("только лишь"),
    pronouns=_all("я ты он она оно мы вы они"),
    dropped={"я": 1, "мы": 1, "ты": 2, "вы": 2},
    alike=_alike("я=мы меня=нас мне=нам мной=нами ты=вы тебя=вас тебе=вам тобой=вами"),
    pointers=_all("это то"),
    prepositions=_all(
        "в у во на с со к ко от для без за над под при о об обо про через между перед после кроме"
        " около из"
    ),
    openers=_all(
        "что чтобы который которая которое которые которого когда если потому пока сколько где"
        " почему а но и как"
    ),
    reporting=_all("что чтобы"),
    saying="говорить сказать просить требовать спрашивать писать советовать хотеть использовать",
    needing="надо нужно обязательно необходимо стоит следует требуется приходиться",
    avoiding="вместо заменять заменить избегать запретить запрещать",
    polite=_all("пожалуйста"),
    fillers=_all("ж же ведь уж"),
    infinitive=("ть", "ти", "чь", "ться", "тись", "чься"),
    persons=(
        re.compile("(?:[ую]|[еи]м)(?:ся|сь)?$"),
        re.compile("(?:те|шь)(?:ся|сь)?$"),
        re.compile("т(?:ся)?$"),
    ),
    attached=re.compile("-(?:то|ка|таки|с)$"),
)
_PL = Grammar(
    negations=_all("nie"),
    concord=_all("nigdy"),
    absences=frozenset(),
    only=_all("tylko"),
    pronouns=_all("ja ty on ona ono my wy oni one pan pani państwo panowie panie"),
    dropped={"ja": 1, "my": 1, "ty": 2, "wy": 2},
    alike=_alike(
        "ja=my ty=wy mnie=nas mi=nam ciebie=was ci=wam pani=pan/pana/panu państwo=pan"
        " panowie=pan panie=pan państwa=pana panów=pana pań=pana państwu=panu panom=panu"
        " paniom=panu panią=pana/panem państwem=panem"
    ),
    pointers=_all("to"),
    prepositions=_all(
        "w we na z ze do od dla bez za nad pod przy o przez między przed po u wobec oprócz ku"
    ),
    openers=_all(
        "że żeby który która które kiedy gdy jeśli jeżeli bo dlatego dopóki ile gdzie dlaczego"
        " a ale i czy co"
    ),
    reporting=_all("że żeby"),
    saying="mówić powiedzieć prosić żądać pytać pisać radzić chcieć kazać używać",
    needing="trzeba potrzebować musieć należy warto konieczny",
    avoiding="zamiast zastąpić zastępować unikać zakazać zakazany",
    polite=_all("proszę"),
    fillers=_all("przecież"),
    siblings=(("my", ("sz", "cie")), ("", ("sz", "cie"))),
    infinitive=("ć", "c"),
    persons=(
        re.compile("(?:ę|my?)$"),
        re.compile("(?:cie|sz)$"),
        re.compile("(?:[eąa]|ło?|[łl][iy]|jest)$"),
    ),
    having="mieć",
)
GRAMMARS = {"en": _EN, "uk": _UK, "ru": _RU, "pl": _PL}
"""The grammar of each language, by its code."""
