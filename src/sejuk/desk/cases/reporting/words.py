"""What a reporter reads."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Case, VerdictState


def general_answer() -> str:
    """A kind answer that says nothing of why: the same for all that ends without more to say (G2)."""
    with translation.override(settings.LANGUAGE_CODE):
        return _(
            "Terima kasih atas laporan Anda. Kami sudah menanganinya "
            "dan tidak ada langkah lanjutan dari kami. Bila Anda menemukan hal baru, silakan melapor lagi."
        )


def suggested_answer(case: Case | None) -> str:
    """A draft from the case's standing verdict; the general answer where there is none."""
    verdict = None
    if case is not None:
        verdict = case.verdicts.filter(state=VerdictState.CONFIRMED, is_training=False).first()
    if verdict is None:
        return general_answer()
    with translation.override(settings.LANGUAGE_CODE):
        words = {"finding": verdict.get_accuracy_display(), "why": verdict.explanation}
        return (
            _(
                "Terima kasih atas laporan Anda. Kami sudah memeriksanya bersama sumber yang berwenang. "
                "Hasilnya: %(finding)s. %(why)s"
            )
            % words
        )
