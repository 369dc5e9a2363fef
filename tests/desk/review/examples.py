"""One example of everything in review that has an address of its own."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.review.models import Activity, Complaint
from tests.desk.office import Desk
from tests.desk.review.given import a_day


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    day = a_day(desk)
    activity = Activity.objects.get(by=desk.member(Role.DUTY_OFFICER))
    complaint = _complaint(desk)
    of_activity = {f"review:{name}": {"pk": activity.pk} for name in ("activity", "withdraw")}
    of_day = {f"review:{name}": {"pk": day.pk} for name in ("day", "day_docx", "day_xlsx")}
    return {**of_activity, **of_day, "review:complaint": {"pk": complaint.pk}}


def _complaint(desk: Desk) -> Complaint:
    today = clock.now().date()
    return Complaint.objects.create(
        number="7K3M-Q9XD-2F4B",
        client_id=uuid4(),
        accused=desk.police,
        handler=desk.commission,
        territory=desk.regency,
        text="Seorang pejabat meminta anggota membagikan gambar peserta pemilu.",
        received_on=today,
        due_on=today,
    )
