"""What people fill in about a look and about an airing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.kits.models import Medium
from sejuk.desk.kits.pictures import logo_of
from sejuk.desk.kits.places import places_of
from sejuk.desk.kits.roles import AIRS
from sejuk.desk.kits.services.airing import Aired
from sejuk.desk.kits.style import MOST_LINES, unreadable
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.review.words import names_nobody
from sejuk.desk.shell.once import OnceForm


def _colour(label: Any, help_text: Any) -> forms.CharField:
    return forms.RegexField(
        r"^#[0-9a-fA-F]{6}$",
        label=label,
        help_text=help_text,
        widget=forms.TextInput(attrs={"type": "color"}),
        error_messages={"invalid": _("Tulis warnanya seperti #0b5c6b.")},
    )


class LookForm(forms.Form):
    """Colours, letterhead and logo of an institution."""

    colour = _colour(_("Warna lembaga"), _("Pita di atas dan judul kecil di kertas putih."))
    on_colour = _colour(_("Warna tulisan di pita"), _("Biasanya putih."))
    letterhead = forms.CharField(
        label=_("Baris kop surat"),
        help_text=_("Di bawah nama lembaga, paling banyak empat baris: alamat, telepon, situs."),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_(
            "JPEG, PNG, atau WebP, paling besar 10 MB. Digambar ulang; di pita selalu di atas putih."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    without_logo = forms.BooleanField(label=_("Hapus logo yang sekarang"), required=False)

    def clean_letterhead(self) -> list[str]:
        """Its lines."""
        lines = [line.strip() for line in self.cleaned_data["letterhead"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(gettext("Paling banyak empat baris. Gabungkan atau hapus barisnya."))
        return lines

    def clean_logo(self) -> bytes:
        """The picture, drawn anew."""
        file = self.cleaned_data["logo"]
        made = logo_of(file.read()) if file else b""
        if file and not made:
            raise forms.ValidationError(
                gettext("Berkas ini bukan gambar yang dapat dipakai, atau lebih kecil dari 48 titik.")
            )
        return made

    def clean(self) -> dict[str, Any]:
        """Every colour can be read where it stands; one that cannot gets a proposal beside it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "colour" in said and "on_colour" in said:
            said["colour"], said["on_colour"] = said["colour"].lower(), said["on_colour"].lower()
            for one in unreadable(said["colour"], said["on_colour"]):
                words = gettext(
                    "Kontrasnya dengan %(ground)s hanya %(ratio)s; perlu 4,5. Pakai %(proposal)s."
                )
                told = {"ground": one.ground, "ratio": f"{one.ratio:.2f}", "proposal": one.proposal}
                self.add_error(one.field, words % told)
        return said


class AiringForm(OnceForm):
    """How, where and when a text was read out or put up."""

    medium = forms.ChoiceField(label=_("Dengan apa"), choices=Medium.choices)
    unit = forms.ModelChoiceField(
        label=_("Unit yang melakukan"), queryset=Unit.objects.none(), empty_label=None
    )
    place = forms.CharField(
        label=_("Di mana"),
        help_text=_("Pilih wilayahnya atau tulis desa, balai, atau nama stasiun. Jangan menyebut orang."),
        max_length=100,
        widget=forms.TextInput(attrs={"list": "tempat", "autocomplete": "off"}),
    )
    at = forms.DateTimeField(
        label=_("Kapan"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = accessible_units(member, AIRS).filter(institution=member.institution_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.places = places_of(units)

    def clean_place(self) -> str:
        """A place, not a person."""
        return names_nobody(self.cleaned_data["place"])

    def aired(self) -> Aired:
        """What was done."""
        return Aired(**{name: self.cleaned_data[name] for name in Aired.__dataclass_fields__})


class SettleForm(forms.Form):
    """What was done about a text that does not hold any more."""

    done = forms.CharField(
        label=_("Apa yang sudah dilakukan"),
        help_text=_("Misalnya: koreksinya dibacakan pukul 18.00; selebaran lama diambil."),
        min_length=5,
        max_length=160,
    )

    def clean_done(self) -> str:
        """What was done, not by whom."""
        return names_nobody(self.cleaned_data["done"])
