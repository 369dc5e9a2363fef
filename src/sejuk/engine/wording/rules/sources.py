"""Every statement has a source, and what is said of the process has KPU or Bawaslu for one (G7)."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.engine.wording.draft import PROCESS_AUTHORITIES
from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import lexicon
from sejuk.engine.wording.reading import Reading, missing
from sejuk.engine.wording.tokens import tokens

#: Kinds of text that state facts; an appeal or a lesson may do without.
_STATES_FACTS = ("clarification", "press_release", "answer", "prebunk")
#: Shorter words of a source's name are too common to recognise it by.
_TELLING = 4


def sources(reading: Reading) -> Iterator[Finding]:
    """Yield statements without a source, words that stand where a source should, sources without address."""
    draft = reading.draft
    if not any(source.label.strip() for source in draft.sources):
        yield missing("claim_without_source." + ("none" if draft.kind in _STATES_FACTS else "advisable"))
    elif not any(source.address.strip() for source in draft.sources):
        yield missing("claim_without_source.no_address")
    yield from _vague(reading)


def _vague(reading: Reading) -> Iterator[Finding]:
    named = _names(reading)
    for text in reading.running:
        for match in lexicon("vague").find(text):
            sentence = text.sentence_at(text.tokens[match.first].start)
            if not named & {word.key for word in sentence}:
                yield reading.hit(text, match)


def _names(reading: Reading) -> set[str]:
    """Words by which the draft's own sources are recognised in a sentence."""
    labels = (token for source in reading.draft.sources for token in tokens(source.label))
    return {
        token.key
        for token in labels
        if token.text.isupper() or (len(token.key) > _TELLING and token.is_capital)
    }


def process(reading: Reading) -> Iterator[Finding]:
    """Yield what is said of how the election is run where neither KPU nor Bawaslu is a source."""
    if any(source.authority in PROCESS_AUTHORITIES for source in reading.draft.sources):
        return
    if reading.draft.about_process:
        yield missing("process_source.case")
        return
    for text in reading.running:
        for match in lexicon("process").find(text):
            yield reading.hit(text, match)
            return
