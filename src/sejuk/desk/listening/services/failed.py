"""Failed jobs in words, and another try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from sejuk.desk import audit
from sejuk.desk.listening.models import ImportRun, Source
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.models import Member

#: Jobs by their task: what they were for.
TASKS: dict[str, str | Promise] = {
    "listening.tick": gettext_lazy("Melihat apa yang jatuh tempo"),
    "listening.revive": gettext_lazy("Memulai lagi pekerjaan yang terputus"),
    "listening.fetch": gettext_lazy("Mengambil sumber"),
    "listening.run_import": gettext_lazy("Memasukkan berkas"),
    "listening.chore": gettext_lazy("Pekerjaan rutin"),
    "cases.evidence_tick": gettext_lazy("Melihat bukti yang perlu diambil"),
    "cases.capture": gettext_lazy("Mengambil bukti"),
    "narratives.mail_alerts": gettext_lazy("Mengirim peringatan lewat surel"),
}
CHORES: dict[str, str | Promise] = {
    "refresh": gettext_lazy("menghitung suhu dan peringatan"),
    "end_sources": gettext_lazy("mengakhiri sumber pada tanggalnya"),
    "expire_posts": gettext_lazy("menghapus yang kedaluwarsa"),
    "throw_away": gettext_lazy("membuang unggahan yang tidak dimulai"),
    "seal_audit": gettext_lazy("menetapkan akar harian catatan audit"),
    "end_evidence": gettext_lazy("menghapus bukti yang sampai akhirnya"),
    "late_questions": gettext_lazy("mencatat pertanyaan yang lewat batas jawabannya"),
    "chain_complaints": gettext_lazy("mencatat aduan yang diteruskan ke dalam audit"),
}
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job that was given up: what it was for, on what, when, and after how many tries."""

    pk: int
    what: str
    subject: str
    at: datetime | None
    tries: int


def failed() -> list[FailedJob]:
    """The last failed jobs, newest first. Their arguments are keys only, so nothing private is shown."""
    jobs = ProcrastinateJob.objects.filter(status="failed").order_by("-pk")[:_SHOWN]
    times = _failed_at([job.pk for job in jobs])
    return [
        FailedJob(
            job.pk,
            str(TASKS.get(job.task_name, job.task_name)),
            _subject(job),
            times.get(job.pk),
            job.attempts,
        )
        for job in jobs
    ]


def retry(member: Member, pk: int) -> None:
    """Try a failed job once more."""
    job = ProcrastinateJob.objects.filter(pk=pk, status="failed").first()
    if job is None:
        raise Refused(_("Pekerjaan ini tidak lagi gagal."), _("Muat ulang halamannya."))
    try:
        with transaction.atomic():
            app.job_manager.retry_job_by_id(pk, timezone.now())
    except ConnectorException:
        raise Refused(_("Pekerjaan yang sama sudah menunggu giliran."), _("Tunggu sebentar.")) from None
    audit.record(member, "job.retried", "job", pk, task=job.task_name)


def _subject(job: Any) -> str:
    arguments: dict[str, Any] = job.args
    if "source_id" in arguments:
        return Source.objects.filter(pk=arguments["source_id"]).values_list("name", flat=True).first() or ""
    if "run_id" in arguments:
        run = ImportRun.objects.filter(pk=arguments["run_id"]).select_related("source").first()
        return run.source.name if run else ""
    if "evidence_id" in arguments:
        return f"#{arguments['evidence_id']}"
    return str(CHORES.get(arguments.get("name", ""), ""))


def _failed_at(pks: list[int]) -> dict[int, datetime]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT job_id, max(at) FROM procrastinate_events "
            "WHERE job_id = ANY(%s) AND type = 'failed' GROUP BY 1",
            [pks],
        )
        return dict(cursor.fetchall())


def failed_count() -> int:
    """How many jobs were given up."""
    return int(ProcrastinateJob.objects.filter(status="failed").count())
