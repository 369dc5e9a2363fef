from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation

from sejuk.desk.shell.templatetags.shell import local_time

MOMENT = datetime(2031, 3, 5, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Jakarta", "5 Mar 2031 23.30 WIB"),
        ("Asia/Makassar", "6 Mar 2031 00.30 WITA"),
        ("Asia/Jayapura", "6 Mar 2031 01.30 WIT"),
        ("UTC", "5 Mar 2031 16.30 UTC"),
    ],
)
def test_a_moment_is_told_in_the_active_zone_with_its_name(zone: str, expected: str) -> None:
    with timezone.override(zone), translation.override("id"):
        assert local_time(MOMENT) == expected


def test_no_moment_is_a_dash() -> None:
    assert local_time(None) == "–"
