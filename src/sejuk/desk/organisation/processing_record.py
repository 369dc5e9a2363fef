"""The processing record and the draft of the impact assessment, from what this instance really does.

UU 27/2022 (PDP) article 31 wants every processing recorded, article 34 an assessment where people are watched
systematically. The page reads the office, its sources, roles and settings as they are now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Institution, Office, Role
from sejuk.desk.organisation.services.roles import current_assignments

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the record lists it."""

    name: str
    kind: str
    state: str
    purpose: str
    ends_on: object


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk to people, and what this product does against it."""

    risk: StrOrPromise
    measure: StrOrPromise


@dataclass(frozen=True, slots=True)
class ProcessingRecord:
    """What the page shows."""

    made_at: datetime
    office: Office
    institutions: Sequence[Institution]
    sources: Sequence[SourceLine]
    roles: Sequence[tuple[str, int]]
    data: Sequence[StrOrPromise]
    risks: Sequence[Risk]
    second_factor: bool
    encrypted_transport: bool


def processing_record() -> ProcessingRecord:
    """Read the instance."""
    return ProcessingRecord(
        made_at=clock.now(),
        office=Office.objects.get(),
        institutions=list(Institution.objects.filter(joined_at__isnull=False).order_by("name")),
        sources=_sources(),
        roles=_roles(),
        data=_DATA,
        risks=_RISKS,
        second_factor=bool(settings.SECOND_FACTOR_ROLES),
        encrypted_transport=settings.HTTPS,
    )


def _sources() -> list[SourceLine]:
    from sejuk.desk.listening.models import Source  # the listening room knows this one, not the other way

    return [
        SourceLine(one.name, one.get_kind_display(), one.get_state_display(), one.purpose, one.ends_on)
        for one in Source.objects.exclude(state="draft")
    ]


def _roles() -> list[tuple[str, int]]:
    counts = dict(
        Assignment.objects.filter(current_assignments(), member__is_active=True)
        .values_list("role")
        .annotate(people=Count("member", distinct=True))
    )
    return [(str(label), counts.get(role, 0)) for role, label in Role.choices]


_DATA = (
    _("Teks unggahan publik, dengan sebutan akun, nomor telepon, surel, dan NIK disamarkan."),
    _("Alamat unggahan: platform dan nomor unggahannya, tanpa nama akun."),
    _("Penulis: hanya sandi yang berbeda di tiap narasi dan kuncinya ikut mati bersama narasi."),
    _("Wilayah setingkat kabupaten/kota atau lebih luas, waktu, bahasa, dan hasil hitungan mesin."),
    _("Laporan dan keberatan warga: teks tersamar sampai dijawab, surel tersandi bila diisi, tanpa nama."),
    _("Pelanggan klarifikasi: alamat surel tersandi, sesudah dibenarkan pemiliknya, sampai ia berhenti."),
    _("Petugas: nama, surel dinas, unit, peran, serta catatan audit atas tindakannya."),
)

_RISKS = (
    Risk(
        _("Orang dipantau secara pribadi."),
        _("Tidak ada tabel warga, tidak ada pencarian orang; penulis tidak dapat dihubungkan antarnarasi."),
    ),
    Risk(
        _("Kritik kepada pemerintah atau kepolisian ditandai."),
        _("Kritik tidak diberi label, tidak menambah suhu, dan tidak memicu peringatan."),
    ),
    Risk(
        _("Mesin salah menilai sebuah unggahan."),
        _("Keluaran mesin hanya saran beserta peluang dan alasannya; manusia yang memutuskan."),
    ),
    Risk(
        _("Data disimpan terlalu lama."),
        _("Unggahan dihapus sesudah masa simpan; hanya hitungannya yang tinggal."),
    ),
    Risk(
        _("Orang dalam menyalahgunakan aksesnya."),
        _("Peran terbatas pada unit; pembacaan dan keputusan dicatat di rantai audit yang tetap."),
    ),
    Risk(
        _("Satu lembaga memakai sistem ini sendirian untuk kepentingannya."),
        _("Sumber disetujui lembaga lain atau menunggu di muka umum; lembaga bergabung dengan domainnya."),
    ),
)
