"""This room's pages in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.handover.waiting import hand_overs_that_wait
from sejuk.desk.shell import matters
from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put who is on now, and one's own shifts, into the navigation."""
    register(Entry(_("Piket sekarang"), "duty:now", 20, Group.PEOPLE))
    register(Entry(_("Piket saya"), "duty:mine", 21, Group.PEOPLE))
    register(Entry(_("Kesiapan"), "duty:ready_days", 22, Group.PEOPLE))
    matters.register("duty", hand_overs_that_wait, "duty")
