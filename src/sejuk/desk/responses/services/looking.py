"""The stage changed after an approval: what it asks now is looked at before the text goes on.

A text that was approved on an ordinary day may go out, or reach a slow channel, in the quiet period. The
boxes that nobody ticked for these bytes are asked of whoever lets it out; a channel waits for them.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Look, Version
from sejuk.desk.responses.services.approving import stage_checks
from sejuk.desk.responses.services.emergency import is_polling_day
from sejuk.desk.stages.looking import unticked
from sejuk.desk.stages.modes import Check


def unlooked(version: Version) -> tuple[Check, ...]:
    """What the stage asks now and nobody has looked at in this version.

    The emergency path of polling day is looked at afterwards, so on that day it is asked nothing.
    """
    asked = stage_checks(version)
    if not asked:
        return ()
    approvals = version.approvals.filter(digest=version.digest)
    looks = [*approvals.values_list("ticked", flat=True), *version.looks.values_list("ticked", flat=True)]
    left = unticked(asked, looks)
    return () if left and _went_first(version) else left


def look(member: Member, version: Version, ticked: Collection[str]) -> None:
    """Put down that the member looked at what the stage asks now; part of the verb that goes on.

    Raises:
        Refused: a box is not ticked.
    """
    asked = [one.code for one in unlooked(version)]
    if left := set(asked) - set(ticked):
        raise Refused(
            _("Tahapan berganti sejak teks ini disetujui; pemeriksaan yang belum dicentang: %(count)s.")
            % {"count": len(left)},
            _("Periksa satu per satu, centang, lalu siarkan. Bila tidak lolos, koreksi atau tarik teksnya."),
            status=422,
        )
    if asked:
        Look.objects.create(version=version, member=member, at=clock.now(), ticked=sorted(asked))
        record(
            member, "response.looked", "response", version.response_id,
            version=version.number, ticked=len(asked),
        )  # fmt: skip


def _went_first(version: Version) -> bool:
    return version.emergencies.filter(confirmed_at__isnull=False).exists() and is_polling_day(version)
