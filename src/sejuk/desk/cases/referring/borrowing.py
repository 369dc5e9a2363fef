"""Letters are in the desk's own words: no account, no number, no long stretch of what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case, Report
from sejuk.desk.listening.models import Post
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine import mask_mentions

#: So many words in a row as in a post or a report are a quotation.
QUOTATION = 12
_WORD = re.compile(r"\w+")


def check_words(text: str, case: Case | None = None) -> str:
    """``text`` trimmed; ``Refused`` where it names an account or quotes what somebody wrote."""
    said = text.strip()
    if not said:
        raise Refused(
            _("Suratnya belum diisi."), _("Tulis pokok masalahnya dengan kata-kata sendiri."), status=422
        )
    if mask_mentions(said) != said:
        raise Refused(
            _("Surat tidak boleh memuat akun, nomor telepon, surel, NIK, atau tautan ke akun seseorang."),
            _("Hapus bagian itu; alamat konten ditambahkan sendiri oleh Sejuk."),
            status=422,
        )
    if case is not None and borrows(said, _written(case)):
        raise Refused(
            _("Surat memuat kutipan panjang dari unggahan atau laporan warga."),
            _("Ceritakan isinya dengan kata-kata sendiri."),
            status=422,
        )
    return said


def borrows(text: str, written: Iterable[str]) -> bool:
    """Whether ``text`` has a stretch of ``QUOTATION`` words in common with anything ``written``."""
    ours = set(_stretches(text))
    return bool(ours) and any(not ours.isdisjoint(_stretches(one)) for one in written)


def _stretches(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return (tuple(words[i : i + QUOTATION]) for i in range(len(words) - QUOTATION + 1))


def _written(case: Case) -> Iterator[str]:
    yield from Report.objects.filter(case=case).exclude(text="").values_list("text", flat=True)
    if case.narrative_id is not None:
        posts = Post.objects.filter(narrative=case.narrative_id).order_by("variant")
        yield from posts.distinct("variant").values_list("text", flat=True)
