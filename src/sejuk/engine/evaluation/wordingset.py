"""The gold set of our own texts: what is written in ``data/wording``, a file for each rule.

Each line is an item: the rule it shows, or ``-`` for a text in which there is nothing to find, then the
text, then whatever else the draft has as ``title=``, ``claim=``, ``alt=``, ``sources=`` and ``kind=``. Which
half an item belongs to is decided by the SHA-256 of its id. Who writes rules may read ``development``; of
``test`` only the figures are looked at.

``second.tsv``, ``third.tsv`` and ``fourth.tsv`` name the rule of each item first. The second and the third
were written when the rules seemed finished, and found out that they were not: they were read, belong to
``development`` now, and the rules were made anew. They are harder than a working day. The fourth is written
as offices write, came last, and nothing was changed because of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sejuk.engine.wording import Contestants, Draft, Passage, Source

HALVES = ("development", "test")
SECOND, THIRD, FOURTH = "second", "third", "fourth"
PARTS = (*HALVES, FOURTH)
#: The rules that have a file. ``readability`` is measured on its graded texts.
GOLD_RULES = (
    *("contestant_name", "contestant_number", "party", "slogan", "incumbent_praise", "loaded_wording"),
    *("claim_without_source", "process_source", "rumour_in_headline", "personal_data", "legal_threat"),
    *("missing_alt", "long_sentence", "passive", "abbreviation", "jargon"),
)
_NOTHING = "-"
#: The parts of what was written later.
_LATER = {SECOND: HALVES[0], THIRD: HALVES[0], FOURTH: FOURTH}
_KEYS = ("title", "claim", "alt", "sources", "kind")
#: Contestants and parties of the demo world, which invented them.
STAND = Contestants(
    names=("Sekar Adiwarna", "Jatmika Birawana", "Wening Lokananta", "Sekar", "Jatmika", "Wening"),
    numbers=(1, 2, 3),
    slogans=("Teduh Bersama", "Merakarsa Menyala", "Satu Langkah Pasti"),
    parties=(
        *(
            "Partai Lentera Bersama",
            "Partai Cakrawala Warga",
            "Partai Tunas Samudra",
            "Partai Jembatan Negeri",
        ),
        *("Partai Akar Teduh", "Partai Lumbung Harapan", "Partai Layar Terkembang", "Partai Pagar Bambu"),
    ),
)
CONTACTS = ("0811-0000-5555", "@kpu_merakarsa")
_SOURCES = {
    "kpu": Source("election_commission", "KPU Kabupaten Merakarsa", "https://merakarsa.example.go.id/1"),
    "bawaslu": Source("election_supervisor", "Bawaslu Merakarsa", "https://bawaslu.example.go.id/1"),
    "news": Source("newsroom", "Harian Embun", "https://embun.example/1"),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """One item: the rule whose file it stands in, whether it shows it, and the draft."""

    id: str
    rule: str
    shown: bool
    draft: Draft

    @property
    def part(self) -> str:
        """The part that it belongs to, from its id alone."""
        writing = self.id.partition("-")[0]
        if writing in _LATER:
            return _LATER[writing]
        return HALVES[int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % len(HALVES)]


@cache
def gold() -> tuple[Gold, ...]:
    """Give every item, in the order of the files."""
    first = (item for rule in GOLD_RULES for item in _read(rule))
    return (*first, *(item for writing in _LATER for item in _read(writing)))


def _read(name: str) -> Iterator[Gold]:
    path = files("sejuk.engine.evaluation") / "data" / "wording" / f"{name}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        rule, expected, *fields = [*([] if name in _LATER else [name]), *line.split("\t")]
        if rule not in GOLD_RULES or expected not in (rule, _NOTHING):
            raise ValueError(f"{name}.tsv, line {number}: the rule that is shown, or {_NOTHING}")
        yield Gold(f"{name}-{number}", rule, expected == rule, _draft(rule, fields))


def _draft(rule: str, fields: list[str]) -> Draft:
    said = dict(field.split("=", 1) for field in fields if field.partition("=")[0] in _KEYS)
    texts = [field.replace("\\n", "\n") for field in fields if field.partition("=")[0] not in _KEYS]
    source = said.get("sources", "news" if rule == "process_source" else "kpu")
    return Draft(
        title=said.get("title", "Penjelasan untuk warga"),
        passages=tuple(Passage("text", text) for text in texts),
        sources=(_SOURCES[source],) if source in _SOURCES else (),
        claim=said.get("claim", ""),
        kind=said.get("kind", "clarification"),
        alt_texts=(said["alt"],) if "alt" in said else (),
        contestants=STAND,
        public_contacts=CONTACTS,
    )
