"""The open corpus of the default weights: yogasgm (MIT), cleaned of what it must not teach.

Two things are taken out. Texts that are also in ibrohim2019, whose licence forbids commercial use,
are dropped; that set is read for this and for nothing else. And labels that punish criticism are
withdrawn: the corpus calls attacks on governments and politicians identity attacks, and demands for
a court's punishment threats, which Sejuk must not learn (G2).
"""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

NAN = float("nan")
_SHINGLE = 4
_HANDLES = re.compile(r"@\w+|\bUSER\b|\bURL\b|https?://\S+|\\x[0-9a-f]{2}|\\n|&\w+;")
_GROUNDS = {
    "religion_creed": "ground_religion",
    "race_ethnicity": "ground_ethnicity",
    "physical_disability": "ground_body",
    "gender_sexualorientation": "ground_gender",
}
#: Words of power and politics: with them an "identity attack" may well be criticism.
_POLITICS = re.compile(
    r"polri|polisi|polda|polres|aparat|pemerintah|rezim|presiden|gubernur|bupati|menteri|mentri|dpr\b|kpu\b|bawaslu|"
    r"kpk\b|mk\b|jaksa|hakim|pejabat|penguasa|partai|capres|cawapres|pilpres|pilkada|pemilu|cebong|kampret|kadrun|"
    r"buzzer|politik|koalisi|oposisi|gantipresiden|mahkamah|kominfo|negara|elite?\b|koruptor|korupsi",
    re.IGNORECASE,
)
#: What a court may do is not a threat.
_PUNISHMENT = re.compile(
    r"huku[mn]a?n?\s*(?:mati|berat|seberat)|di\s*hukum|seumur\s*hidup|penjara|kebiri|pidana|pasal|eksekusi",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Example:
    """A text to learn from: what is known of each label (absent: unknown), and where it is from."""

    text: str
    labels: dict[str, float] = field(default_factory=dict)
    theme: str | None = None
    origin: str = "own"


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Read a gzipped CSV file with a header."""
    with gzip.open(path, "rt", encoding=encoding, errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))


def repaired(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252, where that is what happened."""
    if "Ã" in text or "ð" in text or "â" in text:
        try:
            return text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return text
    return text


def shingles(text: str) -> set[str]:
    """Give the runs of four words of ``text`` without handles, links, digits and signs."""
    words = re.findall(r"[a-z]+", _HANDLES.sub(" ", text).lower())
    if len(words) < _SHINGLE:
        return {" ".join(words)}
    return {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def without_overlap(texts: Iterable[str], excluded: Iterable[str]) -> Iterator[bool]:
    """Yield for each text whether to keep it: under a third of its four-word runs are in ``excluded``."""
    known: set[str] = set()
    for text in excluded:
        known |= shingles(text)
    for text in texts:
        own = shingles(text)
        yield len(own & known) * 3 < len(own)


def yogasgm(folder: Path, excluded: Path) -> list[Example]:
    """Give the examples of yogasgm in ``folder`` without the texts of ibrohim2019 in ``excluded``."""
    by_text: dict[str, Example] = {}
    for row in read_csv(folder / "online-toxicity-type.csv.gz"):
        _example(by_text, row["comment_text"]).labels.update(_kinds(row))
    for row in read_csv(folder / "targeted-online-toxicity-cat.csv.gz"):
        _example(by_text, row["comment_text"]).labels.update(_grounds(row))
    for row in read_csv(folder / "online-toxicity-target.csv.gz"):
        _example(by_text, row["text"]).labels.update(_targets(row))
    banned = [row["Tweet"] for row in read_csv(excluded / "re_dataset.csv.gz", "latin-1")]
    examples = list(by_text.values())
    kept = without_overlap((example.text for example in examples), banned)
    return [_cleared(example) for example, keep in zip(examples, kept, strict=True) if keep]


def _example(by_text: dict[str, Example], text: str) -> Example:
    plain = repaired(text)
    return by_text.setdefault(plain, Example(plain, origin="yogasgm"))


def _kinds(row: dict[str, str]) -> dict[str, float]:
    insulting = row["insult"] == "1" or row["profanity"] == "1"
    return {
        "hate_speech": float(row["identity_attack"] == "1"),
        "abusive": float(insulting),
        "incitement": float(row["threat"] == "1"),
    }


def _grounds(row: dict[str, str]) -> dict[str, float]:
    return {label: float(row[name] == "1") for name, label in _GROUNDS.items()}


def _targets(row: dict[str, str]) -> dict[str, float]:
    kind = row["label"].strip().lower()
    return {"target_individual": float(kind == "individual"), "target_group": float(kind == "group")}


def _cleared(example: Example) -> Example:
    """Withdraw the labels that would teach the model to punish criticism."""
    labels = example.labels
    grounds = [labels.get(label, NAN) for label in _GROUNDS.values()]
    if labels.get("hate_speech") == 1 and (1.0 not in grounds or _POLITICS.search(example.text)):
        labels["hate_speech"] = NAN
        labels.update(dict.fromkeys(_GROUNDS.values(), NAN))
    if labels.get("incitement") == 1 and (_PUNISHMENT.search(example.text) or _POLITICS.search(example.text)):
        labels["incitement"] = NAN
    if labels.get("incitement") == 1:
        labels["strength"] = 1.0
    if labels.get("hate_speech") == labels.get("abusive") == labels.get("incitement") == 0:
        labels["strength"] = labels["ground_other"] = 0.0
        for label in (*_GROUNDS.values(), "target_individual", "target_group"):
            labels.setdefault(label, 0.0)
    return example


def without_names(examples: list[Example], least: int = 3, share: float = 0.5) -> list[Example]:
    """Replace proper names by one neutral word, so that no person's name carries a weight.

    A word is a name where it stands in the middle of sentences at least ``least`` times, with a
    capital in at least ``share`` of them and not all in capitals; no list of names is kept.
    """
    names = _names((example.text for example in examples), least, share)
    pattern = re.compile(r"\b[A-Za-z]{3,}\b")
    for example in examples:
        example.text = pattern.sub(
            lambda match: "nama" if match[0].lower() in names else match[0], example.text
        )
    return examples


_RELIGIONS = "islam kristen katolik hindu buddha konghucu yahudi muslim nasrani".split()
_PEOPLES = (
    "cina china tionghoa jawa sunda batak madura papua dayak bugis minang melayu bali ambon arab rohingya"
).split()
_KIN = {name: kin for kin in (_RELIGIONS, _PEOPLES) for name in kin}
_GROUP = re.compile(rf"\b(?:{'|'.join(_KIN)})\b", re.IGNORECASE)


def with_groups_swapped(examples: list[Example]) -> list[Example]:
    """Replace every name of a religion or people by one of its kind drawn by lot.

    What the corpus says of one group is learnt of all of them alike, and none is a sign by itself.
    """
    for example in examples:
        chance = random.Random(example.text)  # noqa: S311 - augmentation, not secrecy
        draw = partial(_other_group, chance)
        example.text = _GROUP.sub(draw, example.text)
    return examples


def _other_group(chance: random.Random, match: re.Match[str]) -> str:
    return chance.choice(_KIN[match[0].lower()])


#: Names of groups, which lawful and unlawful items of ours both hold in balance.
GROUP_WORDS = frozenset(
    [*_RELIGIONS, *_PEOPLES, "budha", "ahmadiyah", "syiah", "allah", "tuhan", "indonesia", "aceh"]
)


def _names(texts: Iterable[str], least: int, share: float) -> set[str]:
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in filter(_is_cased, texts):
        for match in re.finditer(r"(?<=[a-z,] )[A-Za-z]{3,}\b", text):
            if not match[0].isupper():
                seen[match[0].lower()] += 1
                capital[match[0].lower()] += match[0][0].isupper()
    named = {word for word, count in seen.items() if count >= least and capital[word] >= share * count}
    return named - GROUP_WORDS


def _is_cased(text: str) -> bool:
    """Say whether capitals tell something in ``text``: some words have one, and it is no headline."""
    words = re.findall(r"\b[A-Za-z]", text)
    capitals = sum(word.isupper() for word in words)
    return bool(0.03 * len(words) < capitals < 0.4 * len(words))
