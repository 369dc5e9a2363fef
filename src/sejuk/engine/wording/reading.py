"""A draft as the rules read it: its parts, and how a finding about them is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from sejuk.engine.wording.catalogue import MESSAGES
from sejuk.engine.wording.draft import Draft
from sejuk.engine.wording.findings import WHOLE, Finding, Span
from sejuk.engine.wording.lexicon import Entry
from sejuk.engine.wording.personal_data import Found, masked, personal_data
from sejuk.engine.wording.phrases import Match
from sejuk.engine.wording.tokens import Text, Token, tokens

#: Words of a finding that are shown; a sentence may be longer.
_LONGEST = 160
#: Shorter words of a source's name are too common to recognise it by.
_TELLING = 4


class Reading:
    """One draft while it is checked."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.texts = [Text(part, written) for part, written in draft.parts()]

    @property
    def title(self) -> Text:
        """The headline."""
        return self.texts[0]

    @cached_property
    def running(self) -> list[Text]:
        """What is read as text: all but what stands in for pictures."""
        return [text for text in self.texts if not text.part.startswith("alt:")]

    @cached_property
    def personal(self) -> dict[str, Sequence[Found]]:
        """What names or reaches a person, for each part."""
        public = self.draft.public_contacts
        return {text.part: personal_data(text.written, public) for text in self.texts}

    @cached_property
    def _source_names(self) -> frozenset[str]:
        """Words by which the draft's own sources are recognised."""
        said = (token for source in self.draft.sources for token in tokens(source.label))
        return frozenset(
            token.key
            for token in said
            if token.text.isupper() or (len(token.key) > _TELLING and token.is_capital)
        )

    def names_source(self, sentence: Sequence[Token]) -> bool:
        """Whether a sentence names a source of the draft."""
        return any(token.key in self._source_names for token in sentence)

    def at(
        self, text: Text, start: int, end: int, why: str, instead: Sequence[str] = (), **values: object
    ) -> Finding:
        """Make a finding about characters ``start`` to ``end`` of ``text``."""
        words = masked(text.written, self.personal[text.part], start, end)
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        return _finding(Span(text.part, start, end), shown, why, instead, values)

    def hit(self, text: Text, match: Match[Entry]) -> Finding:
        """Make the finding that a phrase of a list stands for."""
        first, last = text.tokens[match.first], text.tokens[match.last - 1]
        return self.at(text, first.start, last.end, match.meaning.message, match.meaning.instead)


def apart(found: Iterable[Match[Entry]]) -> Iterator[Match[Entry]]:
    """Leave out what overlaps something found before it, of the same rule."""
    covered: dict[str, set[int]] = {}
    for match in found:
        places = covered.setdefault(match.meaning.message.partition(".")[0], set())
        here = range(match.first, match.last)
        if places.isdisjoint(here):
            places.update(here)
            yield match


def missing(why: str, instead: Sequence[str] = (), **values: object) -> Finding:
    """Make a finding about what the whole text lacks."""
    return _finding(WHOLE, "", why, instead, values)


def _finding(span: Span, words: str, why: str, instead: Sequence[str], values: dict[str, object]) -> Finding:
    said = tuple((name, str(value)) for name, value in values.items())
    message = MESSAGES[why]
    return Finding(why.partition(".")[0], message.severity, span, words, why, tuple(instead), said)
