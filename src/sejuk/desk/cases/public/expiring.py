"""The hourly look at what the public sent: whose words have to go (G10)."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.cases.appealing.expiring import expire_appeals
from sejuk.desk.cases.reporting.expiring import expire_reports


def expire_requests(at: datetime) -> int:
    """End and empty reports and appeals whose time is over; give how many changed."""
    return expire_reports(at) + expire_appeals(at)
