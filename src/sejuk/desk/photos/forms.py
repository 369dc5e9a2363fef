"""What people fill in about a photo. A room puts ``PhotoFields`` into its own form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.photos.areas import read_areas
from sejuk.desk.photos.faces import Box
from sejuk.desk.shell.once import OnceForm


def photo_field() -> forms.FileField:
    """The file of a photo."""
    return forms.FileField(
        label=_("Foto"),
        required=False,
        help_text=_(
            "JPEG, PNG, atau WebP, paling besar 10 MB. Wajah dikaburkan sebelum disimpan; "
            "tempat, waktu, dan jenis kamera dibuang."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


def alt_field() -> forms.CharField:
    """The words for those who do not see the photo."""
    return forms.CharField(
        label=_("Apa yang tampak di foto"),
        required=False,
        max_length=200,
        help_text=_("Untuk yang tidak melihatnya, misalnya: dialog di balai desa, sekitar 40 orang duduk."),
    )


def whole_field() -> forms.BooleanField:
    """The choice to blur all of it."""
    return forms.BooleanField(label=_("Kaburkan seluruh foto"), required=False)


class PhotoFields(forms.Form):
    """The photo of another room's form: all three fields or none."""

    photo = photo_field()
    photo_alt = alt_field()
    photo_whole = whole_field()

    def clean(self) -> dict[str, Any]:
        """A photo needs its words."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("photo") and not said.get("photo_alt", "").strip():
            self.add_error("photo_alt", gettext("Tuliskan apa yang tampak di foto."))
        return said


class BlurForm(forms.Form):
    """What else to blur."""

    areas = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())
    whole = whole_field()

    def clean_areas(self) -> list[Box]:
        """The areas that were drawn."""
        try:
            return read_areas(self.cleaned_data["areas"])
        except ValueError:
            raise forms.ValidationError(
                gettext("Bagian yang digambar tidak terbaca. Muat ulang halaman, lalu gambar lagi.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """Something must be blurred."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not said.get("areas") and not said.get("whole"):
            raise forms.ValidationError(
                gettext("Gambar dulu bagiannya, atau pilih mengaburkan seluruh foto.")
            )
        return said


class FacesForm(OnceForm):
    """Officials on duty whose faces stay."""

    offices = forms.CharField(
        label=_("Jabatan yang wajahnya tampak"),
        max_length=160,
        help_text=_("Jabatan publik yang sedang bertugas, tanpa nama, misalnya: Kapolres, Ketua KPU."),
    )
    consent = forms.CharField(
        label=_("Bagaimana dan kapan mereka setuju"),
        max_length=240,
        help_text=_("Misalnya: ditanya lisan sebelum acara, semua bersedia."),
    )


class OfficialPhotoForm(OnceForm, PhotoFields):
    """The one photo of an agreed permission."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = self.fields["photo_alt"].required = True
