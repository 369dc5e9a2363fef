"""The demo's logins: one a role, told by `sejuk up`."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.desk.organisation.models import Assignment

#: Everybody's password in the demo world. A real office never has these accounts.
PASSWORD = "sejuk-dunia-contoh"  # noqa: S105  (the demo's password is public)


def lines() -> Iterator[tuple[str, str, str]]:
    """Role, e-mail and unit of each demo account, in the order of the tree."""
    rows = Assignment.objects.select_related("member__user", "unit").order_by("member_id")
    for row in rows:
        yield row.get_role_display(), row.member.user.email, row.unit.name
