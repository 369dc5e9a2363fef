"""What is checked: the words of one text of ours, as its author has them so far.

Plain data, so that a form, a file and a stored version can all be checked. Nothing of it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

#: ``authority`` of a source that may speak about how the election is run (G7).
PROCESS_AUTHORITIES = ("election_commission", "election_supervisor")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: ``authority`` is a kind of institution, or ``other``."""

    authority: str
    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs; ``part`` says what they do, for instance ``fact`` or ``warning``."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Contestants:
    """Who stands for election where the text goes out: data of the place, never of this library.

    ``names`` may hold short forms as well ("Sekar Adiwarna", "Sekar"); a short form counts after a title
    (*Pak Sekar*), a name of two or more words everywhere. ``numbers`` are ballot numbers.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    slogans: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One text: all that a reader will see of it, and what the checks have to know about it.

    ``claim`` is the rumour in neutral words, empty for a text without one. ``kind`` and ``language`` are the
    codes of :class:`sejuk.desk.responses.item.Item`. ``about_process`` says that the case is about how the
    election is run. ``alt_texts`` has one text for each picture, empty where it is missing.
    ``public_contacts`` are telephone numbers, mail addresses and handles that the office has made public,
    alone or in lines of text: they are no personal data.
    """

    title: str = ""
    summary: str = ""
    passages: tuple[Passage, ...] = ()
    sources: tuple[Source, ...] = ()
    claim: str = ""
    kind: str = "clarification"
    language: str = "id"
    about_process: bool = False
    alt_texts: tuple[str, ...] = ()
    contestants: Contestants = Contestants()
    public_contacts: tuple[str, ...] = ()

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Give the name and the text of each part that a reader sees, in the order of reading."""
        return (
            ("title", self.title),
            ("summary", self.summary),
            *((f"passage:{number}", passage.text) for number, passage in enumerate(self.passages)),
            *((f"alt:{number}", text) for number, text in enumerate(self.alt_texts)),
        )
