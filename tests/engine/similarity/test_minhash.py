from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.similarity import signatures
from sejuk.engine.similarity.minhash import BANDS, PLACES, bands
from sejuk.engine.similarity.shingles import WIDTH, shingle

TEXTS = st.lists(st.text(max_size=60), max_size=8)


def likeness(one: str, other: str) -> float:
    found = signatures([one, other])
    return float((found[0] == found[1]).mean())


def jaccard(one: str, other: str) -> float:
    def grams(text: str) -> set[bytes]:
        data = text.encode().ljust(WIDTH)
        return {data[i : i + WIDTH] for i in range(len(data) - WIDTH + 1)}

    a, b = grams(one), grams(other)
    return len(a & b) / len(a | b)


@given(TEXTS)
def test_a_signature_does_not_depend_on_the_rest_of_the_batch(texts: list[str]) -> None:
    together = signatures(texts)
    assert together.shape == (len(texts), PLACES)
    for text, row in zip(texts, together, strict=True):
        assert (signatures([text])[0] == row).all()


@given(TEXTS)
def test_shingles_are_those_of_each_text_alone(texts: list[str]) -> None:
    hashes, starts = shingle(texts)
    parts = np.split(hashes, starts[1:]) if texts else []
    for text, part in zip(texts, parts, strict=True):
        assert (part == shingle([text])[0]).all()
        assert len(part) == max(len(text.encode()), WIDTH) - WIDTH + 1


def test_the_same_text_has_the_same_signature() -> None:
    assert likeness("surat suara tercoblos", "surat suara tercoblos") == 1.0


def test_likeness_estimates_the_jaccard_similarity_of_shingles() -> None:
    base = "tujuh kontainer surat suara ditemukan di pelabuhan malam tadi oleh petugas jaga"
    others = [base + " sebarkan", base[:40], base.replace("pelabuhan", "gudang"), base.upper(), "lain sekali"]
    errors = [likeness(base, other) - jaccard(base, other) for other in others]
    assert max(map(abs, errors)) < 4 * 0.5 / PLACES**0.5
    assert abs(sum(errors)) / len(errors) < 0.1


def by_definition(text: str) -> list[int]:
    """The definition in plain integers, without NumPy's idea of a machine word."""
    whole = 2**32 - 1

    def spread(value: int) -> int:
        value = (value ^ value >> 16) * 0x85EBCA6B & whole
        value = (value ^ value >> 13) * 0xC2B2AE35 & whole
        return value ^ value >> 16

    def rolled(shingle: bytes) -> int:
        value = 0
        for byte in shingle:
            value = (value * 0x01000193 + byte) & whole
        return spread(value)

    data = text.encode().ljust(WIDTH)
    hashes = [rolled(data[i : i + WIDTH]) for i in range(len(data) - WIDTH + 1)]
    seeds = [spread(i * 0x9E3779B9 & whole) for i in range(1, 2 * PLACES + 1)]
    pairs = zip(seeds[:PLACES], seeds[PLACES:], strict=True)
    return [spread(min((h * (a | 1) + b) & whole for h in hashes)) & 0xFFFF for a, b in pairs]


@given(st.text(max_size=40))
def test_signatures_follow_their_definition_on_any_machine(text: str) -> None:
    assert signatures([text])[0].tolist() == by_definition(text)


def test_bands_are_equal_exactly_where_their_rows_are() -> None:
    rows = signatures(["kotak suara di gudang kota", "kotak suara di gudang desa"])
    same = bands(rows)[0] == bands(rows)[1]
    grouped = rows.reshape(2, BANDS, -1)
    assert (same == (grouped[0] == grouped[1]).all(axis=1)).all()
