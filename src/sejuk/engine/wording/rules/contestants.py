"""What points at a contestant or praises who is in office (G7): names, numbers, parties, slogans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sejuk.engine.wording.draft import Contestants
from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.lexicon import Entry, Lexicon, lexicon
from sejuk.engine.wording.reading import Reading
from sejuk.engine.wording.tokens import tokens

_NAME = Entry("contestant_name.listed")
_NUMBER = Entry("contestant_number.listed")
_PARTY = Entry("party.listed")
_SLOGAN = Entry("slogan.listed")
_TITLES = (
    "bapak/bpk/pak/ibu/bu/saudara/haji/h/hajah/hj/kiai/kh/ustaz/gus/ning/kang/mas/mbak/bang/abang/dr/prof"
)
#: Before a bare number these say what it counts.
_COUNTED = (
    "tps/rumah/pasal/ayat/peraturan/keputusan/undang/uu/pkpu/perbawaslu/surat/putusan/perkara/dapil/daerah/"
    "kamar/ruang/pintu/meja/loket/antrean/telepon/jalan/rt/rw/blok/halaman/tabel/gambar/lampiran/formulir"
)


def contestants(reading: Reading) -> Iterator[Finding]:
    """Yield what points at a contestant, from the list of ways to do so and from the place's own data."""
    for words in (lexicon("pointing"), _of_place(reading.draft.contestants)):
        for text in reading.texts:
            for match in words.find(text):
                yield reading.hit(text, match)


@lru_cache(maxsize=64)
def _of_place(stand: Contestants) -> Lexicon:
    return Lexicon(_phrases(stand), (f"{_COUNTED} (nomor/no/nomer) <{number}>" for number in stand.numbers))


def _phrases(stand: Contestants) -> Iterator[tuple[str, Entry]]:
    for name in stand.names:
        words = _literally(name)
        yield (words if " " in words else f"{_TITLES} {words}"), _NAME
    for number in stand.numbers:
        yield f"nomor/nomer/no/pilihan/angka (urut) <{number}>", _NUMBER
    yield from ((_literally(party), _PARTY) for party in stand.parties)
    yield from ((_literally(slogan), _SLOGAN) for slogan in stand.slogans)


def _literally(words: str) -> str:
    """Data as a phrase: only its words, so that a slash in a name says nothing else."""
    return " ".join(token.key for token in tokens(words) if token.is_word)
