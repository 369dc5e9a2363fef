"""What people fill in about the bank."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.bank.models import Item
from sejuk.desk.photos.bringing import Brought
from sejuk.desk.photos.forms import PhotoFields
from sejuk.desk.shell.once import OnceForm
from sejuk.desk.stages.kinds import kinds
from sejuk.engine.labels import THEMES

_FIELDS = ("kind", "title", "text", "link", "origin", "rights", "consent", "stage", "theme", "language")


def stage_choices() -> list[tuple[str, str]]:
    """Kinds of stages; an item that fits every stage has none."""
    return [("", gettext("Semua tahapan")), *((one.code, str(one.name)) for one in kinds().values())]


def theme_choices() -> list[tuple[str, str]]:
    """Themes of the engine."""
    return [("", gettext("Semua tema")), *((one.code, one.name) for one in THEMES)]


class ItemForm(OnceForm, PhotoFields):
    """An item, with where it is from and who may use it."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=Item.Kind.choices)
    title = forms.CharField(label=_("Judul"), min_length=5, max_length=160)
    text = forms.CharField(
        label=_("Teks"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Tanpa nama, nomor, atau slogan peserta pemilu, dan tanpa pujian kepada petahana."),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Tautan video atau berkas"), required=False, max_length=400, assume_scheme="https"
    )
    origin = forms.CharField(
        label=_("Asal"), max_length=160, help_text=_("Lembaga atau media yang membuatnya, bukan nama orang.")
    )
    rights = forms.ChoiceField(label=_("Hak pakai"), choices=Item.Rights.choices)
    consent = forms.CharField(
        label=_("Persetujuan yang tampak atau terdengar"), required=False, max_length=240,
        help_text=_("Misalnya: semua yang tampak setuju secara tertulis; tidak ada orang yang dikenali."),
    )  # fmt: skip
    stage = forms.ChoiceField(label=_("Tahapan"), required=False)
    theme = forms.ChoiceField(label=_("Tema"), required=False)
    language = forms.ChoiceField(label=_("Bahasa"), choices=Item.Language.choices)
    field_order = (
        "client_id", "kind", "title", "text", "photo", "photo_alt", "photo_whole", "link", "origin", "rights",
        "consent", "stage", "theme", "language",
    )  # fmt: skip

    def __init__(self, *args: Any, has_photo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_photo = has_photo
        self.fields["stage"].choices = stage_choices()  # type: ignore[attr-defined]
        self.fields["theme"].choices = theme_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """There is something in it, and a picture of people says how they agreed."""
        said = super().clean()
        if not (said.get("text") or said.get("link") or said.get("photo") or self._has_photo):
            self.add_error("text", gettext("Isi teksnya, unggah fotonya, atau beri tautannya."))
        seen = said.get("kind") in (Item.Kind.PHOTO, Item.Kind.VIDEO, Item.Kind.AUDIO)
        if seen and not said.get("consent"):
            self.add_error(
                "consent", gettext("Tulis bagaimana mereka yang tampak atau terdengar menyatakan setuju.")
            )
        return said

    def said(self) -> dict[str, Any]:
        """The item's own fields."""
        return {name: self.cleaned_data[name] for name in _FIELDS}

    def brought(self) -> Brought | None:
        """The photo that came along."""
        said = self.cleaned_data
        if not said.get("photo"):
            return None
        body, alt = said["photo"].read(), said["photo_alt"]
        return Brought(body=body, alt=alt, client_id=said["client_id"], whole=said["photo_whole"])


class FindForm(forms.Form):
    """Search and filters."""

    q = forms.CharField(label=_("Cari"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Jenis"), required=False)
    theme = forms.ChoiceField(label=_("Tema"), required=False)
    stage = forms.ChoiceField(label=_("Tahapan"), required=False)
    language = forms.ChoiceField(label=_("Bahasa"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", gettext("Semua jenis")), *Item.Kind.choices]  # type: ignore[attr-defined]
        self.fields["theme"].choices = theme_choices()  # type: ignore[attr-defined]
        self.fields["stage"].choices = stage_choices()  # type: ignore[attr-defined]
        languages = [("", gettext("Semua bahasa")), *Item.Language.choices]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class UseForm(forms.Form):
    """Where it was used."""

    where = forms.CharField(
        label=_("Dipakai di mana"), max_length=160, help_text=_("Akun resmi, halaman, papan, atau acara apa.")
    )
    link = forms.URLField(label=_("Tautannya"), required=False, max_length=400, assume_scheme="https")


class BecauseForm(forms.Form):
    """Why it is withdrawn."""

    because = forms.CharField(
        label=_("Mengapa ditarik"), min_length=10, max_length=240,
        help_text=_("Dibaca semua unit yang memakainya."),
    )  # fmt: skip


class SettleForm(forms.Form):
    """What was done about a use."""

    done = forms.CharField(
        label=_("Apa yang sudah dilakukan"), min_length=5, max_length=160,
        help_text=_("Misalnya: unggahan dihapus dan diberi koreksi."),
    )  # fmt: skip
