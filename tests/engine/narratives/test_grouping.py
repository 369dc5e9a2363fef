from __future__ import annotations

from collections import Counter

import pyarrow as pa
import pytest

from sejuk.engine import GROUPED, Grouper
from tests.engine.streams import RUMOURS, mixed_rumours, posts


def narratives(groups: pa.RecordBatch) -> list[str]:
    ids: list[str] = groups.column("narrative_id").to_pylist()
    return ids


def how(groups: pa.RecordBatch) -> list[str]:
    values: list[str] = groups.column("how").to_pylist()
    return values


def test_a_batch_gives_one_row_a_post_in_its_order() -> None:
    batch = mixed_rumours()
    groups = Grouper().add(batch)
    assert groups.schema == GROUPED
    assert groups.column("id").to_pylist() == batch.column("id").to_pylist()


def test_an_empty_batch_gives_an_empty_table() -> None:
    groups = Grouper().add(posts([]))
    assert (groups.num_rows, groups.schema) == (0, GROUPED)


def test_rumours_told_in_other_words_become_one_narrative_each() -> None:
    found = narratives(Grouper().add(mixed_rumours()))
    kinds = [kind for _ in range(4) for kind in RUMOURS]
    by_kind = {kind: {n for n, k in zip(found, kinds, strict=True) if k == kind} for kind in RUMOURS}
    assert all(len(ids) == 1 for ids in by_kind.values())
    assert len(set(found)) == len(RUMOURS)


def test_copies_are_one_variant_of_one_narrative() -> None:
    text = RUMOURS["ballots"][0]
    copies = [text, text.upper(), f"@seseorang {text} https://contoh.example/a", f"{text} !!! #viral #pemilu"]
    groups = Grouper().add(posts(copies))
    assert how(groups) == ["new", "near_duplicate", "near_duplicate", "near_duplicate"]
    assert len(set(narratives(groups))) == len(set(groups.column("variant_id").to_pylist())) == 1


def test_other_words_are_another_variant() -> None:
    groups = Grouper().add(posts(RUMOURS["ballots"][:2]))
    assert how(groups) == ["new", "meaning"]
    assert len(set(groups.column("variant_id").to_pylist())) == 2


def test_the_same_address_is_the_same_narrative_whatever_the_words() -> None:
    texts = ["Begini kronologi di balai desa", "Wah gawat, wajib disimak semuanya", "Bukan urusan yang ini"]
    urls = ["https://kabar.example/a?utm_source=x", "https://kabar.example/a", "https://kabar.example/b"]
    groups = Grouper().add(posts(texts, url=urls))
    assert how(groups) == ["new", "same_address", "new"]
    assert narratives(groups)[0] == narratives(groups)[1] != narratives(groups)[2]


def test_shared_hashtags_alone_make_no_narrative() -> None:
    tags = "#PilihDamai #Rimbaraya2031 #SuaraKita #JagaTPS #AyoNyoblos"
    texts = [
        "Panen cabai melimpah di lereng gunung",
        "Jembatan gantung kampung sebelah selesai diperbaiki",
        "Pertandingan voli antar kecamatan dimulai sore",
        "Harga telur naik menurut pedagang pasar",
        "Kapal nelayan merapat membawa tongkol",
    ]
    found = narratives(Grouper().add(posts([f"{text} {tags}" for text in texts])))
    assert len(set(found)) == len(texts)


def test_posts_of_hashtags_alone_are_read_by_them() -> None:
    texts = ["#KotakSuaraHilang #Rimbaraya", "#KotakSuaraHilang #Rimbaraya", "#PanenRaya #CabaiMurah"]
    found = narratives(Grouper().add(posts(texts)))
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize("text", ["", "   ", "https://kabar.example/x", "@seseorang", "…!?", "🙏🙏", "\x00"])
def test_posts_without_words_are_kept_apart(text: str) -> None:
    found = narratives(Grouper().add(posts([text, text, RUMOURS["ballots"][0]])))
    assert len(set(found)) == 3


def test_ids_come_from_the_first_post() -> None:
    groups = Grouper().add(posts(RUMOURS["ballots"], id=["a", "b", "c", "d"]))
    assert Counter(narratives(groups)) == {"n-a": 4}
    assert groups.column("variant_id").to_pylist()[0] == "v-a"


def test_similarity_lies_between_zero_and_one() -> None:
    similarity = Grouper().add(mixed_rumours()).column("similarity").to_pylist()
    assert all(0 < value <= 1 for value in similarity)


def test_no_account_comes_out() -> None:
    groups = Grouper().add(posts(["satu dua tiga"], account=["rahasia-sekali"]))
    assert "rahasia-sekali" not in str(groups.to_pydict())
