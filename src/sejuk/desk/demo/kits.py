"""One text that was read out in a village hall and put up on a board, by the ordinary verb."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from sejuk.desk import clock
from sejuk.desk.kits.models import Airing, Medium
from sejuk.desk.kits.services.airing import Aired, air
from sejuk.desk.organisation.models import Assignment, Role
from sejuk.desk.responses.models import Version, VersionState

_PLACES = ((Medium.HALL, "Balai Desa Sukasari"), (Medium.BOARD, "Papan pengumuman Kelurahan Tepi Sungai"))


def stage() -> None:
    """Put the examples in; does nothing where there are some already, or nothing is out yet."""
    version = Version.objects.filter(state=VersionState.PUBLISHED, is_training=False).order_by("pk").first()
    if version is None or Airing.objects.exists():
        return
    rows = Assignment.objects.filter(role=Role.DUTY_OFFICER, unit__institution=version.response.institution)
    duty = rows.select_related("member__unit", "member__institution").order_by("pk").first()
    if duty is None:
        return
    for medium, place in _PLACES:
        key = uuid5(NAMESPACE_URL, f"dibacakan/{medium}")
        said = Aired(client_id=key, unit=duty.member.unit, medium=medium, place=place, at=clock.now())
        air(duty.member, version.response_id, said)
