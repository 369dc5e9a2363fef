"""What somebody sees by the number of an appeal: its clock, that it is reviewed, the answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.cases.appealing.access import OWED
from sejuk.desk.cases.models import Appeal, AppealState
from sejuk.desk.cases.public.following import Followed


def follow_appeal(number: str) -> Followed | None:
    """The request with this number in plain words; None where there is none."""
    appeal = Appeal.objects.filter(number=number).first()
    if appeal is None:
        return None
    return Followed(
        number=appeal.number,
        title=appeal.get_kind_display(),
        state=appeal.get_state_display(),
        next=_after(appeal),
        received_at=appeal.received_at,
        due_at=appeal.due_at if appeal.state in OWED else None,
        answer=appeal.answer,
        answered_at=appeal.reviewed_at,
    )


def _after(appeal: Appeal) -> str:
    if appeal.state in OWED:
        return _("Orang yang tidak ikut menangani perkaranya akan meninjau dan menjawab dengan alasan.")
    if appeal.state == AppealState.REFUSED:
        return _("Bila Anda tidak setuju, Anda dapat mengadu ke Ombudsman RI atau Komisi Informasi.")
    if appeal.kind == Appeal.Kind.ERASURE:
        return _("Isi dari alamat itu sudah dihapus dan tidak diambil lagi selama masa simpan.")
    return _("Perkaranya diperiksa ulang. Koreksinya tampil di halaman Koreksi, tertaut ke versi lama.")
