"""A workshop to read: entries, votes, trials and results as pandas DataFrames.

For analysts, in a plain notebook and without a server::

    import kit

    workshop = kit.open("our-standard")
    workshop.items.groupby("kind").size()
    workshop.results("speech_module").sort_values("estimate")

What the desk and the documents do not tell of people, the frames do not tell either: all
figures come through the one gate for few answers (:mod:`kit.statistics.few`).

What is missing or withheld is ``NaN``, in columns of type ``Int64`` ``<NA>``. Where there is
nothing to show, a frame is empty and has the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

import pandas as pd

from kit import frames
from kit.domain.folding import fold
from kit.domain.items import Kind
from kit.domain.kinds import unknown_kind
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.log import LogError, is_address, read_log
from kit.place import place_of
from kit.room.journal import event_of
from kit.standard.build import build
from kit.standard.editions import Edition
from kit.standard.export import export, unfinished, unknown_edition, unknown_format
from kit.standard.nodes import Document
from kit.standard.people import contributors
from kit.widgets.errors import KitError
from kit.widgets.finding import find_workshop


def read(place: str | PathLike[str] | None, workshop: str = "") -> Reading:
    """Open a workshop to read; see :func:`kit.open`.

    Raises:
        KitError: there is no workshop, or its log cannot be read.
    """
    if place is not None and (is_address(str(place)) or Path(place).is_file()):
        return Reading(str(place), workshop)
    found = find_workshop() if place is None else place_of(Path(place))
    return Reading(found.log, workshop or found.folder.name)


class Reading:
    """A workshop as it stood when it was read; :meth:`refresh` reads it again.

    All frames of one reading are of the same moment and agree with each other; each access
    makes a new frame, which is the caller's own.
    """

    def __init__(self, log: str, workshop: str = "") -> None:
        self._log, self._workshop = log, workshop
        self._state = self._read()

    def __repr__(self) -> str:
        return (
            f"<Reading of “{self.title}”: version {self.version}, {len(self._state.items)} items>"
        )

    def _read(self) -> Workshop:
        try:
            return fold(map(event_of, read_log(self._log, self._workshop)))
        except LogError as error:
            raise KitError(Refusal(error.text, error.values)) from error

    def refresh(self) -> Reading:
        """Read the log again, and give this same reading.

        Raises:
            KitError: the log cannot be read; what was read before stays.
        """
        self._state = self._read()
        return self

    @property
    def title(self) -> str:
        """What the workshop is called."""
        return self._state.title

    @property
    def language(self) -> str:
        """The language of the workshop and of its documents: ``en``, ``uk``, ``ru`` or ``pl``."""
        return self._state.language

    @property
    def version(self) -> int:
        """The number of the last event in the log; documents call it their version."""
        return self._state.seq

    @property
    def items(self) -> pd.DataFrame:
        """One row an entry, in the order in which they came in.

        - ``id`` (str): the key by which other frames name the entry
        - ``number`` (str): its number in the documents
        - ``kind`` (str): such as ``situation`` or ``speech_module``
        - ``text`` (str): its headline: the answer to the first question of its form
        - ``fields`` (object): all answers as a dict; :meth:`form` gives a column for each
        - ``version`` (int64): number of the present wording, from 1
        - ``within`` (str): id of the entry that it belongs to, such as a module's situation
        - ``fate`` (str): ``kept``, ``merged``, ``hidden``, ``withdrawn`` or ``dropped``
        - ``hidden`` (bool): whether the facilitator took it out of sight
        - ``merged_into`` (str): id of the entry that it was merged into in the end
        - ``decision`` (str): ``adopt``, ``rework`` or ``drop``; missing where none was made
        - ``binding`` (str): ``must``, ``should`` or ``free``, of adopted entries
        - ``reason`` (str): why it was decided so, or hidden
        - ``authors`` (str): names of authors of adopted entries who wanted credit
        - ``votes`` (int64): ballots and comparisons that the present wording got, in all votes
        - ``trials`` (int64): trials of the present wording
        - ``comments`` (int64): how many comments there are
        - ``created`` (datetime64[s]): the day on which it came in, UTC

        As in the ledger of the documents, an entry that was hidden or taken back has no text,
        the day stands without the hour, and nothing tells which entries one person wrote.
        """
        return frames.items(self._state)

    def form(self, kind: str) -> pd.DataFrame:
        """Give the answers of a kind's entries: one row an entry, one column a question.

        ``id`` (str) comes first, then the names of the form's questions, all of them str.
        Entries that were hidden or taken back are left out. Join it with others by ``id``.

        Raises:
            KitError: there is no such kind of item.
        """
        return frames.form(self._state, self._kind(kind))

    @property
    def votes(self) -> pd.DataFrame:
        """One row an answer in votes on entries: a rating by two criteria has two.

        - ``activity`` (str): id of the vote
        - ``method`` (str): ``approval``, ``ratings``, ``dots`` or ``pairwise``
        - ``privacy`` (str): ``named``, ``pseudonymous`` or ``secret``
        - ``id`` (str), ``number`` (str), ``kind`` (str): of the entry
        - ``version`` (int64): number of the wording that it is about
        - ``present`` (bool): whether that is the present wording of an entry that stands
        - ``source`` (str): ``phone``, or ``paper`` where the desk typed it in
        - ``ballot`` (Int64): answers with one number stand on one ballot
        - ``criterion`` (str): of ratings
        - ``answer`` (str): ``useful``, ``unsure`` or ``not_for_me``; of a comparison
          ``preferred`` or ``tie``
        - ``value`` (Int64): a rating from 1 to 5, or a number of dots
        - ``other`` (str): of a comparison, id of the entry that came second

        No row tells who answered or when, whatever privacy was declared, and nothing tells
        which ballots one person gave: one recognised answer would give the rest away. Where
        the figure is withheld, because fewer than five answered or those few would follow from
        it, the answers are counted but have no ``answer``, ``value`` and ``ballot``. So does a
        comparison of a pair that fewer than five judged. Secret ballots come out of the urn
        when their vote is closed. Quizzes and pulses are no votes on entries: their figures
        stand in the documents.
        """
        return frames.votes(self._state)

    @property
    def trials(self) -> pd.DataFrame:
        """One row a trial of a wording with a client, told on a phone or imported.

        - ``id`` (str), ``number`` (str), ``kind`` (str): of the entry
        - ``version`` (int64): number of the wording that was tried
        - ``present`` (bool): whether that is the present wording of an entry that stands
        - ``outcome`` (str): ``worked``, ``partly`` or ``failed``
        - ``seconds`` (float64): how long that part of the dialogue took
        - ``naturalness`` (Int64): from 1, stiff, to 5
        - ``channel`` (str): ``phone``, ``on_site``, ``chat`` or ``email``

        No row tells who tried, in which role, or when. A wording tried by fewer than five
        people shows how often, and nothing else; ``seconds`` and ``naturalness`` need five
        people who told them, and a ``channel`` five who tried there. Trials of one person
        resemble each other: for intervals that know it take :meth:`results`, for roles the
        documents.
        """
        return frames.trials(self._state)

    def results(self, kind: str) -> pd.DataFrame:
        """Give the results of a kind: one row an entry, vote and criterion.

        Of each vote the first row is the whole, without a ``criterion``; trials are a vote by
        those who tried. All is about the present wording.

        - ``id`` (str), ``number`` (str), ``text`` (str), ``version`` (int64): of the entry
        - ``activity`` (str): id of the vote; missing for trials, as is ``vote``
        - ``vote`` (str): its title, in the workshop's language
        - ``method`` (str): ``approval``, ``ratings``, ``dots``, ``pairwise`` or ``trials``
        - ``criterion`` (str): of ratings; of dots ``supporters``; of trials ``naturalness``
        - ``unit`` (str): ``share`` (0 to 1), ``rating`` (1 to 5), ``dots`` or ``chance`` (0 to 1)
        - ``n`` (int64): what it rests on: ballots, comparisons, trials, or people who
          said how natural it was
        - ``estimate`` (float64): the figure
        - ``low`` (float64), ``high`` (float64): ends of its 95 % interval; dots, a count,
          have none
        - ``why`` (str): why there is no figure though there are answers
        - ``voted`` (int64): people who voted, or tried
        - ``present`` (int64): people in the workshop
        - ``turnout`` (float64): ``voted`` of ``present``
        - ``rank`` (Int64): the place in its vote, 1 for the best
        - ``contested`` (bool): whether the room is split
        - ``paper`` (int64): how many of the answers came on paper
        - ``inherited`` (int64): people whose vote stands on an earlier or merged wording only

        Raises:
            KitError: there is no such kind of item.
        """
        return frames.results(self._state, self._kind(kind).key)

    @property
    def participants(self) -> pd.DataFrame:
        """One row a group of people, by what they said of themselves.

        - ``question`` (str): what they were asked: ``role``, ``experience`` or ``branch``
        - ``group`` (str): their answer; missing in the last row of a question, which holds
          those who gave none together with those in groups that are not shown
        - ``people`` (int64): how many they are

        Groups under five are not shown, and neither are those that would give them away as the
        rest of all. Answers to two questions are never combined, and there is no row a person:
        what few people have in common, names them. Their names stand in :attr:`contributors`.
        """
        return frames.participants(self._state)

    @property
    def people(self) -> int:
        """How many people joined the workshop."""
        return len(self._state.participants)

    @property
    def contributors(self) -> tuple[str, ...]:
        """Names of the authors of adopted entries who wanted credit; each person once."""
        return contributors(self._state)

    def draft(self, on: date | None = None, edition: Edition = "evidence") -> Document:
        """Give an edition of the draft as a tree of nodes, as it stands on a day.

        The day is today by default. The edition ``standard`` holds what is adopted alone,
        ``evidence`` everything.
        """
        return build(self._state, on or date.today(), edition)  # noqa: DTZ011 - the day on the reader's wall

    def export(
        self,
        folder: str | PathLike[str],
        formats: Sequence[str] = ("docx", "pdf", "html", "md", "json", "csv"),
        editions: Sequence[Edition] = ("standard", "evidence"),
        *,
        final: bool = False,
    ) -> list[Path]:
        """Write the draft standard into a folder, which is made if need be; give the files.

        A ``final`` one is no draft any more.

        Raises:
            KitError: there is no such format or edition, or something is missing that a final
                one needs; nothing was written.
            OSError: the folder or a file cannot be written.
        """
        if wrong := unknown_format(formats) or unknown_edition(editions):
            raise KitError(wrong, self.language)
        if final and (lacking := unfinished(self._state, self.language)):
            raise KitError(lacking, self.language)
        return export(self._state, formats, Path(folder), editions=editions, final=final)

    def _kind(self, key: str) -> Kind:
        known = self._state.all_kinds()
        if key not in known and all(item.kind != key for item in self._state.items.values()):
            raise KitError(unknown_kind(key, known), self.language)
        return self._state.kind(key)
