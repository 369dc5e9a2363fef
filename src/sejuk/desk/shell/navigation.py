"""The way around: which pages a member sees in the navigation. Each app registers its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member


class Group(models.TextChoices):
    """The headings of the navigation, in their order."""

    WATCH = "watch", _("Pantau")
    WORK = "work", _("Kerjakan")
    PEOPLE = "people", _("Bersama")
    RECORD = "record", _("Lapor")
    OFFICE = "office", _("Kantor")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation.

    ``order`` sorts inside its ``group``, ``shows`` decides who sees it, ``badge`` counts what waits.
    """

    label: str | Promise
    view: str
    order: int
    group: Group = Group.OFFICE
    on_phone: bool = False
    shows: Callable[[Member], bool] = lambda member: True
    badge: Callable[[Member], int] = lambda member: 0
    #: Members who have it on the phone's bar although others find it in the menu.
    on_phone_for: Callable[[Member], bool] = lambda member: False
    #: The view that gives the badge alone, asked again when ``badge_topic`` changes.
    badge_view: str = ""
    badge_topic: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as one member sees it now."""

    label: str
    group: Group
    url: str
    on_phone: bool
    is_current: bool
    badge: int
    badge_url: str = ""
    badge_topic: str = ""


_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Add a page; called from an app's ``ready``."""
    _ENTRIES[entry.view] = entry


def navigation(request: HttpRequest) -> list[Item]:
    """The pages that the asking member sees, group by group."""
    member: Member | None = getattr(request, "member", None)
    if member is None:
        return []
    groups = list(Group)
    entries = sorted(_ENTRIES.values(), key=lambda entry: (groups.index(entry.group), entry.order))
    pages = [(entry, reverse(entry.view)) for entry in entries if entry.shows(member)]
    here = _nearest(request.path, [url for _entry, url in pages])
    return [_item(entry, url, member, is_current=url == here) for entry, url in pages]


def _nearest(path: str, urls: Iterable[str]) -> str:
    """The page that is shown, or the nearest above it: `/kantor/gaya/` lies under `/kantor/` as well."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")


def _item(entry: Entry, url: str, member: Member, *, is_current: bool) -> Item:
    badge_url = reverse(entry.badge_view) if entry.badge_view else ""
    count = entry.badge(member)
    on_phone = entry.on_phone or entry.on_phone_for(member)
    return Item(str(entry.label), entry.group, url, on_phone, is_current, count, badge_url, entry.badge_topic)
