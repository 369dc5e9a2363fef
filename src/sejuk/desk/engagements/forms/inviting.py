"""Forms that invite, and what people outside fill in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.forms.fields import OnceForm, category_field, words
from sejuk.desk.engagements.services.inviting import MOST


class WithCategory(forms.Form):
    """A category out of those that are invited."""

    def __init__(self, *args: Any, categories: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"] = category_field(categories, label=_("Diundang sebagai"))
        self.order_fields(["category"])


class ContactsForm(WithCategory):
    """E-mail addresses and telephone numbers, one a line."""

    contacts = words(
        _("Surel atau nomor telepon"),
        _("Satu baris satu orang, tanpa nama. Disimpan tersandi dan dihapus sesudah pertemuan."),
        rows=5,
        max_length=20_000,
    )


class PartnersForm(WithCategory):
    """All partners of a category who asked for invitations."""


class LinksForm(OnceForm, WithCategory):
    """Links to hand on by WhatsApp, Telegram or on paper."""

    count = forms.IntegerField(
        label=_("Berapa tautan"),
        help_text=_("Satu tautan untuk satu orang. Kantor tidak mencatat kepada siapa tautannya diberikan."),
        min_value=1,
        max_value=MOST,
        initial=1,
    )


class NeverForm(forms.Form):
    """The contact under which somebody should not be asked any more, where the desk knows none."""

    contact = forms.CharField(
        label=_("Surel atau nomor telepon Anda"),
        help_text=_(
            "Yang disimpan hanya tanda tanpa nama yang dihitung darinya, supaya Anda tidak diundang lagi."
        ),
        max_length=254,
        required=False,
    )


class SeatForm(OnceForm, WithCategory):
    """Ask for a seat at an open meeting."""


class CheckInForm(OnceForm):
    """As what somebody is here; nothing else."""

    category = category_field(label=_("Saya hadir sebagai"))
    field_order = ("category",)


class AskForm(OnceForm):
    """A question; no name, no contact."""

    text = words(
        _("Pertanyaan Anda"),
        _("Satu pertanyaan. Jangan menulis nama atau nomor siapa pun; sebutan akun dan nomor disamarkan."),
        min_length=5,
        max_length=1000,
    )
    may_be_public = forms.BooleanField(
        label=_("Pertanyaan dan jawabannya boleh dimuat di ruang pers"), required=False
    )
