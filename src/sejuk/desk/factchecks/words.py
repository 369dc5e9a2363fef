"""Codes of problems in words, for the pages of imports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.factchecks.reviews import Problem

#: What was wrong with one review, and what to do about it.
PROBLEMS = {
    "bad_json": _("Datanya (JSON-LD) rusak dan tidak terbaca. Beri tahu pengelola situsnya."),
    "no_claim": _("Tidak menyebut klaim yang diperiksa (claimReviewed)."),
    "no_rating": _("Tidak menyebut hasilnya (reviewRating)."),
    "bad_url": _("Alamatnya bukan alamat halaman publik, atau terlalu panjang."),
    "other_site": _("Menunjuk halaman di situs lain. Buka halaman itu sendiri, lalu masukkan dari sana."),
    "ours": _("Terbitan lembaga di sini; hanya berubah lewat penerbitan."),
    "too_many": _("Terlalu banyak untuk satu dokumen; sisanya tidak dibaca."),
    "unreadable": _("Halamannya tidak dapat dibaca."),
    "no_markup": _("Halamannya tidak memuat data cek fakta (ClaimReview)."),
}


def problem_words(problem: Problem) -> str:
    """A problem as people read it."""
    return str(PROBLEMS.get(problem.code, problem.code))
