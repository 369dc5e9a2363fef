"""A made-up set in the form of ibrohim2019: a few words that tell, in a few sentences."""

from __future__ import annotations

import csv
import gzip
from itertools import product
from pathlib import Path

from sejuk.engine.training.tweets import COLUMNS

_STARTS = ["RT", "kata orang", "lihat", "wah"]
_ENDS = ["di pasar", "tadi pagi", "kata tetangga", "di kampung", "USER", "URL", "lagi", "sekali"]


def rows() -> list[dict[str, str]]:
    """Give rows: two in four are hate, and every label is held by some."""
    kinds = {
        "kaum zorb kotor semua": {"HS", "HS_Group", "HS_Race", "HS_Religion", "HS_Moderate", "HS_Gender"},
        "usir si zorb bau": {
            "HS",
            "Abusive",
            "HS_Individual",
            "HS_Physical",
            "HS_Other",
            "HS_Strong",
            "HS_Weak",
        },
        "padi menguning": set(),
        "jalan sudah rata": set(),
    }
    return [
        {"Tweet": f"{start} {said} {end} {number}"} | {name: str(int(name in held)) for name in COLUMNS}
        for number, (start, (said, held), end) in enumerate(product(_STARTS, kinds.items(), _ENDS))
    ]


def write(path: Path, chosen: list[dict[str, str]]) -> None:
    """Write rows as the set's makers did."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="latin-1", newline="") as lines:
        writer = csv.DictWriter(lines, ["Tweet", *COLUMNS])
        writer.writeheader()
        writer.writerows(chosen)


def write_set(data_dir: Path) -> None:
    """Write the whole set."""
    write(data_dir / "hate" / "ibrohim2019" / "re_dataset.csv.gz", rows())


def write_folds(data_dir: Path) -> None:
    """Write five folds: of each five rows three to train, one to choose, one to test."""
    for fold in range(5):
        parts = {"train": {0, 1, 2}, "dev": {3}, "test": {4}}
        for part, places in parts.items():
            chosen = [row for place, row in enumerate(rows()) if (place + fold) % 5 in places]
            write(data_dir / "hate" / "ibrohim2019_folds" / f"{part}{fold}.csv.gz", chosen)
