"""The demo's sources: each channel of the world, asked for by one institution, approved by another (G16)."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk.demo.country import COUNTRY
from sejuk.desk.listening.kinds import TIPS
from sejuk.desk.listening.models import Source, SourceHealth, SourceState
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role
from sejuk.world.model import Channel, World

_KINDS = {
    "outlet": Source.Kind.OUTLET,
    "official": Source.Kind.OFFICIAL_ACCOUNT,
    "public_page": Source.Kind.PUBLIC_PAGE,
    "keyword": Source.Kind.KEYWORD,
}


def load_sources(world: World) -> None:
    """Make one active source a channel."""
    asker = _holder(Role.ADMINISTRATOR, Institution.Kind.POLICE)
    approver = _holder(Role.APPROVER, Institution.Kind.COMMS_OFFICE)
    agreed = _agreed(world, asker, approver)
    for channel in world.channels:
        source = Source.objects.create(**_channel(world, channel), **agreed)
        SourceHealth.objects.create(source=source, next_try_at=world.start_at)
    Source.objects.create(**_TIP_LINE, **agreed)


def _holder(role: Role, kind: Institution.Kind) -> Member:
    return Assignment.objects.filter(role=role, member__institution__kind=kind).order_by("pk")[0].member


_TIP_LINE: dict[str, object] = {
    "connector": TIPS,
    "name": "Saluran laporan warga",
    "kind": Source.Kind.TIP_LINE,
    "purpose": "Menerima pesan yang meragukan dari warga, satu per satu, untuk diperiksa.",
}


def _channel(world: World, channel: Channel) -> dict[str, object]:
    return {
        "connector": "world",
        "config": {"seed": world.seed, "size": world.size.name, "channel": channel.code},
        "name": channel.name,
        "kind": _KINDS[channel.kind],
        "single_author": channel.owner is not None,
        "territory_id": channel.territory if channel.territory != COUNTRY else None,
        "purpose": channel.purpose,
    }


def _agreed(world: World, asker: Member, approver: Member) -> dict[str, object]:
    return {
        "ends_on": world.start_at.date() + timedelta(days=200),
        "state": SourceState.ACTIVE,
        "unit": asker.unit,
        "institution": asker.institution,
        "requested_by": asker,
        "requested_at": world.start_at,
        "approved_by": approver,
        "approved_by_institution": approver.institution,
        "activated_at": world.start_at,
    }
