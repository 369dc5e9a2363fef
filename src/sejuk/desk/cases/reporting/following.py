"""What a reporter sees by the number: that it arrived, that it is looked at, the answer. No more (G2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.public.following import Followed


def follow_report(number: str) -> Followed | None:
    """The report with this number in plain words; None where there is none."""
    report = Report.objects.filter(number=number).first()
    if report is None:
        return None
    state, after = _words(report)
    return Followed(
        number=report.number,
        title=_("Laporan Anda"),
        state=state,
        next=after,
        received_at=report.received_at,
        answer=report.answer,
        answered_at=report.answered_at,
        may_object=bool(report.answer),
    )


def _words(report: Report) -> tuple[str, str]:
    if report.state == ReportState.RECEIVED:
        return _("Diterima"), _("Petugas akan membacanya. Anda tidak perlu melapor lagi untuk hal yang sama.")
    if report.state == ReportState.IN_CASE:
        return _("Sedang diperiksa"), _("Petugas memeriksanya bersama sumber yang berwenang.")
    # Answered and closed read alike: which of them it was is no business of whoever finds the number.
    return _("Selesai"), _("Tidak ada yang perlu Anda lakukan. Isi laporan dan kontak Anda sudah dihapus.")
