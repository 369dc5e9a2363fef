"""Forms that ask for little more than why."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


def words(label: object, help_text: object = "", *, rows: int = 3, **kwargs: object) -> forms.CharField:
    """A field for a few sentences."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": rows}),
        **({"max_length": 2000} | kwargs),  # type: ignore[arg-type]
    )


class ReasonForm(forms.Form):
    """A reason in the person's own words; colleagues read it on the case's page."""

    reason = words(_("Alasan"), _("Satu atau dua kalimat. Terbaca oleh rekan Anda."), min_length=5)


class ConfirmForm(forms.Form):
    """An agreement, with a remark where somebody has one."""

    text = words(_("Catatan"), required=False)


class MergeForm(ReasonForm):
    """Into which case this one goes."""

    into = forms.RegexField(
        r"^\s*(?:[Kk]\s*-?)?\s*[0-9]{1,18}\s*$",
        label=_("Digabung ke kasus nomor"),
        help_text=_("Misalnya K-12, atau 12 saja."),
        error_messages={
            "invalid": _("Nomor kasus berbentuk K-12. Pilih dari yang mirip, atau salin dari antrean.")
        },
        widget=forms.TextInput(attrs={"class": "input w-full", "autocomplete": "off"}),
    )
    field_order = ("into", "reason")

    def clean_into(self) -> int:
        """The number alone."""
        return int("".join(filter(str.isdigit, self.cleaned_data["into"])))


class SplitForm(ReasonForm):
    """The claim that gets a case of its own."""

    title = forms.CharField(label=_("Klaim yang dipisah"), min_length=5, max_length=240)
    field_order = ("title", "reason")


class OverruleForm(forms.Form):
    """Why an ended case should be sorted anew."""

    title = forms.CharField(
        label=_("Klaim atau ajakan yang perlu dilihat"),
        help_text=_("Dengan kata-kata Anda sendiri. Kata-kata kasus lama sudah dihapus."),
        max_length=240,
    )
    reason = words(
        _("Apa yang berubah sejak kasusnya selesai?"),
        _("Dibaca oleh lembaga lain yang memutuskan. Jumlah permintaan diumumkan kepada publik."),
        min_length=10,
    )


class ReportForm(forms.Form):
    """What came of a response."""

    text = words(_("Apa yang dilakukan, dan apa hasilnya?"), min_length=5)
