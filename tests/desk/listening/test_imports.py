from __future__ import annotations

from pathlib import Path

from sejuk.desk.listening.imports.sealing import open_group, seal
from sejuk.sources.files.face import Batch
from tests.desk.listening.given import item


def test_sealed_file_gives_items_back_without_accounts(tmp_path: Path, settings) -> None:
    key = b"k" * 32
    path = tmp_path / "a.parquet"
    items = [item(n, f"Pesan @orang{n} nomor {n}") for n in range(2500)]
    sealed = seal([Batch(items, next_row=2500)], path, key)
    assert (sealed.rows, sealed.authors) == (2500, 2500)
    groups = [open_group(path, start, key) for start in (0, 1000, 2000, 3000)]
    assert [len(group) for group in groups] == [1000, 1000, 500, 0]
    assert groups[2][499].text == "Pesan @… nomor 2499"
    assert groups[1][0].account is None
    assert len({i.seed for group in groups for i in group}) == 2500
    assert b"penulis" not in path.read_bytes()
    assert b"orang" not in path.read_bytes()
