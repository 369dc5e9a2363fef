"""What points at a contestant or praises who is in office (G7): names, numbers, parties, slogans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sejuk.engine.wording.draft import Contestants
from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import Entry, Lexicon, lexicon
from sejuk.engine.wording.phrases import Match
from sejuk.engine.wording.reading import Reading, apart
from sejuk.engine.wording.together import Pair, together
from sejuk.engine.wording.tokens import Text, Token, tokens
from sejuk.engine.wording.words import word_set

_NAME = Entry("contestant_name.listed")
_NUMBER = Entry("contestant_number.listed")
_PARTY = Entry("party.listed")
#: The same said shorter, in words that may be common ones.
_CALLED = Entry("party.listed", ("[tulis tanpa nama]",))
_FIRST_NAME = Entry("contestant_name.listed", ("[tulis tanpa nama]",))
_SLOGAN = Entry("slogan.listed")
_NAMING = ("contestant_name.title_name", "party.named")
#: What may follow *calon bupati* in a headline whose words all have capitals, and is no name.
_NO_NAMES = word_set("no_names")
#: Before a number that stands for a contestant: words that lead to somebody, or people who are with them.
_LEADS = word_set("leads_to_a_contestant")
_JOINING = ("dan", "atau", "serta")
_VERBS = ("me", "ber", "di", "ter", "nge", "ny")
_SHORTEST_VERB = 4
#: First names that are looked for side by side (*Wening-Sekar*); more would make the list large for nothing.
_MOST_PAIRED = 60
_TITLES = (
    "bapak/bpk/pak/ibu/bu/saudara/haji/h/hajah/hj/kiai/kh/ustaz/gus/ning/kang/mas/mbak/bang/abang/dr/prof"
)


def contestants(reading: Reading) -> Iterator[Finding]:
    """Yield what points at a contestant, from the list of ways to do so and from the place's own data."""
    lists: list[Lexicon | Pair] = [lexicon("pointing"), _of_place(reading.draft.contestants)]
    lists += (*together("incumbent_praise"), *together("slogan"))
    for text in reading.texts:
        found = (match for words in lists for match in words.find(text))
        meant = [match for match in found if _is_meant(text.tokens, match)]
        yield from (reading.hit(text, match) for match in apart(meant))
        yield from _mentions(reading, text, meant)


def _mentions(reading: Reading, text: Text, said: Sequence[Match[Entry]]) -> Iterator[Finding]:
    """Yield mentions of who is in office that nothing else was said about."""
    covered = {place for match in said for place in range(match.first, match.last)}
    for match in lexicon("offices").find(text):
        if covered.isdisjoint(range(match.first, match.last)):
            yield reading.hit(text, match)


def _is_meant(said: Sequence[Token], match: Match[Entry]) -> bool:
    """Whether words that could be something else point at a contestant here."""
    if match.meaning in (_CALLED, _FIRST_NAME):
        return _is_name(said, match)
    if match.meaning is _NUMBER:
        return _is_free(said[max(0, match.first - 2) : match.first])
    return match.meaning.message not in _NAMING or said[match.last - 1].key not in _NO_NAMES


def _is_free(before: Sequence[Token]) -> bool:
    """Whether a number belongs to nothing before it: *kotak nomor 3* is the box's, *untuk nomor 3* is not."""
    if not before or not before[-1].is_word:
        return True
    word = before[-1].key
    if word in _JOINING:
        return not (len(before) > 1 and before[0].number)  # the first of them was looked at
    return word in _LEADS or (len(word) > _SHORTEST_VERB and word.startswith(_VERBS))


def _is_name(said: Sequence[Token], match: Match[Entry]) -> bool:
    """Whether common words stand here as a name: with capitals, and not because a sentence begins.

    A single word beside another name is part of that one: *Jalan Sekar Arum*.
    """
    if not all(word.is_capital for word in said[match.first : match.last]):
        return False
    if match.last - match.first > 1:
        return True
    begins = _begins(said, match.first)
    after_name = not begins and said[match.first - 1].is_capital and not _begins(said, match.first - 1)
    before_name = any(word.is_word and word.is_capital for word in said[match.last : match.last + 1])
    return not begins and not after_name and not before_name


def _begins(said: Sequence[Token], place: int) -> bool:
    """Whether a sentence begins with the word at ``place``."""
    return place == 0 or not said[place - 1].is_word


@lru_cache(maxsize=64)
def _of_place(stand: Contestants) -> Lexicon:
    return Lexicon(_phrases(stand))


def _phrases(stand: Contestants) -> Iterator[tuple[str, Entry]]:
    first_names = [name for name in map(_literally, stand.names) if name and " " not in name][:_MOST_PAIRED]
    for name in stand.names:
        words = _without_titles(_literally(name.partition(",")[0]))
        yield (words if " " in words else f"{_TITLES} {words}"), _NAME
        if " " not in words:
            yield words, _FIRST_NAME
            yield from ((f"{words} {one}", _NAME) for one in first_names if one != words)
    for number in stand.numbers:
        yield f"nomor/nomer/pilihan/angka <{number}>", _NUMBER
        yield f"0{number}", _NUMBER
    for party in stand.parties:
        words = _literally(party).removeprefix("partai ")
        yield f"partai {words}", _PARTY
        yield words, _CALLED
    yield from ((_literally(slogan), _SLOGAN) for slogan in stand.slogans)


def _without_titles(name: str) -> str:
    """*H. Sekar Adiwarna, S.T.* is found as *Sekar Adiwarna* too."""
    first, _, rest = name.partition(" ")
    return _without_titles(rest) if rest and first in _TITLES.split("/") else name


def _literally(words: str) -> str:
    """Data as a phrase: only its words, so that a slash in a name says nothing else."""
    return " ".join(token.key for token in tokens(words) if token.is_word)
