"""Which territory lies in which, by their codes."""

from __future__ import annotations

from sejuk.desk.organisation.models import Territory, Unit
from sejuk.desk.organisation.territories import COUNTRY_CODE


def covers(outer: str, inner: str) -> bool:
    """Whether the territory ``inner`` is ``outer`` or lies in it."""
    return outer in (COUNTRY_CODE, inner) or inner.startswith(f"{outer}.")


def around(code: str) -> list[str]:
    """The territory and those it lies in, the smallest first."""
    parts = code.split(".")
    chain = [".".join(parts[: end + 1]) for end in reversed(range(len(parts)))]
    return chain if code == COUNTRY_CODE else [*chain, COUNTRY_CODE]


def office_territory() -> Territory | None:
    """The territory of the founder's top unit: what the office as a whole lives by."""
    top = Unit.objects.filter(institution__is_founder=True, parent=None).select_related("territory").first()
    return top.territory if top else None
