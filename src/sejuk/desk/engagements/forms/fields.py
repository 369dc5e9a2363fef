"""Fields that several forms of this room have."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member
from sejuk.desk.people import GUESTS, choices, group_of

if TYPE_CHECKING:
    MemberChoiceField = forms.ModelChoiceField[Member]
else:
    MemberChoiceField = forms.ModelChoiceField

_MOMENT = "%Y-%m-%dT%H:%M"


def words(label: object, help_text: object = "", *, rows: int = 3, **kwargs: Any) -> forms.CharField:
    """A field for a few lines."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": rows}),
        **({"max_length": 2000} | kwargs),
    )


def moment(label: object, help_text: object = "") -> forms.DateTimeField:
    """A day and an hour."""
    return forms.DateTimeField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT),
    )


def in_zone(read: datetime, zone: str) -> datetime:
    """What was typed as hours of ``zone``, although the form read it as hours of the member's own."""
    return timezone.localtime(read).replace(tzinfo=ZoneInfo(zone))


def shown_in(moment_: datetime, zone: str) -> datetime:
    """A moment as hours of ``zone``, for a form to show."""
    return moment_.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


class OnceForm(forms.Form):
    """A form that counts once, however often it is sent."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("client_id", uuid.uuid4())


class NoticeForm(forms.Form):
    """Why, in words for those who were invited."""

    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Dibaca oleh mereka yang diundang. Satu kalimat."),
        min_length=5,
        max_length=400,
    )


class ReasonForm(forms.Form):
    """Why, in words for colleagues."""

    why = words(_("Alasan"), _("Satu atau dua kalimat."), min_length=5, max_length=400)


def category_field(only: Iterable[str] | None = None, **kwargs: Any) -> forms.ChoiceField:
    """As what somebody takes part."""
    offered = GUESTS if only is None else map(group_of, only)
    return forms.ChoiceField(choices=choices(offered), widget=forms.RadioSelect, **kwargs)
