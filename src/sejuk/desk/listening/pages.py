"""The room's entries in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put the room's pages into the navigation."""
    from sejuk.desk.listening import access
    from sejuk.desk.listening.models import SourceState
    from sejuk.desk.listening.services.failed import failed_count
    from sejuk.desk.listening.services.states import may_approve_some, may_move
    from sejuk.desk.organisation.access import may_anywhere
    from sejuk.desk.organisation.models import Member, Role

    def waiting(member: Member) -> int:
        """Proposals that this member may approve."""
        if not may_approve_some(member):
            return 0
        proposed = access.accessible_sources(member).filter(state=SourceState.PROPOSED)
        return sum(may_move(member, source, "approve") for source in proposed[:100])

    register(Entry(_("Sumber"), "source_list", 40, Group.WATCH, badge=waiting))
    register(
        Entry(
            _("Laporan masuk"), "enter_tip", 45, Group.WATCH,
            shows=lambda m: may_anywhere(m, [Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR]),
        )
    )  # fmt: skip
    register(
        Entry(
            _("Pekerjaan gagal"), "failed_jobs", 90,
            shows=lambda m: may_anywhere(m, Role.ADMINISTRATOR), badge=lambda _m: failed_count(),
        )
    )  # fmt: skip
