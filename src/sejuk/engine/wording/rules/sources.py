"""Every statement has a source, and what is said of the process has KPU or Bawaslu for one (G7)."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.engine.wording.draft import PROCESS_AUTHORITIES
from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import Entry, lexicon
from sejuk.engine.wording.passives import is_passive
from sejuk.engine.wording.phrases import Match
from sejuk.engine.wording.reading import Reading, apart, missing
from sejuk.engine.wording.together import together
from sejuk.engine.wording.tokens import Text

#: Kinds of text that state facts; an appeal or a lesson may do without.
_STATES_FACTS = ("clarification", "press_release", "answer", "prebunk")
#: A sentence that opens with one of these invites; it states no rule.
_INVITES = frozenset("mari ayo marilah ayolah mengajak yuk".split())
_OPENING = 3
#: Words after what is said in which the name of who says it may stand.
_NAME_AFTER = 4


def sources(reading: Reading) -> Iterator[Finding]:
    """Yield statements without a source, words that stand where a source should, sources without address."""
    draft = reading.draft
    if not any(source.label.strip() for source in draft.sources):
        yield missing("claim_without_source." + ("none" if draft.kind in _STATES_FACTS else "advisable"))
    elif not any(source.address.strip() for source in draft.sources):
        yield missing("claim_without_source.no_address")
    yield from _vague(reading)


def _vague(reading: Reading) -> Iterator[Finding]:
    for text in reading.running:
        found = list(lexicon("vague").find(text))
        pairs = (match for pair in together("claim_without_source") for match in pair.find(text))
        found += (match for match in pairs if not _named(text, match))
        for match in apart(found):
            if not reading.names_source(text.sentence_at(text.tokens[match.first].start)):
                yield reading.hit(text, match)


def _named(text: Text, match: Match[Entry]) -> bool:
    """Whether who is cited has a name: a word with a capital that begins no sentence."""
    start = text.sentence_at(text.tokens[match.first].start)[0].start
    said = text.tokens[match.first : match.last + _NAME_AFTER]
    return any(token.is_capital and token.start != start for token in said if token.is_word)


def process(reading: Reading) -> Iterator[Finding]:
    """Yield what is said of how the election is run where neither KPU nor Bawaslu is a source."""
    if any(source.authority in PROCESS_AUTHORITIES for source in reading.draft.sources):
        return
    if reading.draft.about_process:
        yield missing("process_source.case")
        return
    for text in reading.running:
        states = {_sentence(text, match) for match in lexicon("states").find(text)}
        states |= {one[0].start for one in text.sentences if any(map(is_passive, one))}
        for match in lexicon("process").find(text):
            sentence = text.sentence_at(text.tokens[match.first].start)
            if sentence[0].start in states and not _INVITES & {token.key for token in sentence[:_OPENING]}:
                yield reading.hit(text, match)
                return


def _sentence(text: Text, match: Match[Entry]) -> int:
    return text.sentence_at(text.tokens[match.first].start)[0].start
