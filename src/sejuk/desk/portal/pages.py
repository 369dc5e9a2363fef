"""The front page where strangers arrive, and its entry in the members' navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.portal.views.front import front
from sejuk.desk.shell import strangers
from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Who is not logged in finds the public side at the desk's own address, without a second request."""
    strangers.register("narratives:home", front)
    register(Entry(_("Situs publik"), "portal:front", 90, Group.OFFICE))
