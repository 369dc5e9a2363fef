"""Forms for what happens at a meeting and after it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.forms.fields import MemberChoiceField, OnceForm, category_field, moment, words
from sejuk.desk.engagements.forms.inviting import AskForm
from sejuk.desk.engagements.models import Engagement, Question
from sejuk.desk.engagements.services.reporting import Words
from sejuk.desk.organisation.models import Member
from sejuk.desk.people import GUESTS, choices
from sejuk.desk.photos.forms import PhotoFields
from sejuk.desk.shell.zones import zone_name


class CountForm(forms.Form):
    """How many of each category were there."""

    def __init__(self, *args: Any, engagement: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {one.category: one for one in engagement.attendance.all()}
        invited = set(engagement.categories.values_list("category", flat=True))
        for code, label in choices(GUESTS):
            if code in invited | rows.keys():
                row = rows.get(code)
                self.fields[code] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    max_value=1_000_000,
                    required=False,
                    initial=row.counted if row else None,
                    help_text=_("Tercatat sendiri di pintu: %(count)s") % {"count": row.checked_in}
                    if row
                    else "",
                )


class NoteForm(AskForm):
    """A question that an officer types."""

    category = category_field(label=_("Ditanyakan oleh"), required=False)
    field_order = ("text", "category", "may_be_public")


class OwnerForm(forms.Form):
    """Who does it and by when."""

    owner = MemberChoiceField(label=_("Penanggung jawab"), queryset=Member.objects.none())
    due_at = moment(_("Paling lambat"))

    def __init__(self, *args: Any, owners: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = owners
        self.fields["due_at"].help_text = _("Waktu %(zone)s, paling lama tiga puluh hari lagi.") % {
            "zone": zone_name()
        }


class PromiseAnewForm(OwnerForm):
    """A promise that moves, and why."""

    why = forms.CharField(
        label=_("Mengapa tenggatnya berubah"),
        help_text=_("Penanya membacanya."),
        min_length=5,
        max_length=400,
    )


class CommitmentForm(OnceForm, OwnerForm):
    """What the office promises."""

    text = forms.CharField(
        label=_("Apa yang dijanjikan"), help_text=_("Satu hal yang jelas dapat diperiksa: sudah atau belum."),
        min_length=5, max_length=400,
    )  # fmt: skip
    field_order = ("text", "owner", "due_at")


class AnswerForm(forms.Form):
    """An answer, and whether it stands in the press room too."""

    text = words(
        _("Jawaban"), _("Bahasa sehari-hari, dengan sumbernya. Penanya membacanya lewat tautannya."),
        rows=6, min_length=5, max_length=3000,
    )  # fmt: skip
    public = forms.BooleanField(label=_("Muat juga di ruang pers"), required=False)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not question.may_be_public:
            del self.fields["public"]


class CorrectForm(forms.Form):
    """A better answer."""

    text = words(_("Jawaban yang benar"), rows=6, min_length=5, max_length=3000)
    what_changed = forms.CharField(
        label=_("Apa yang dikoreksi"), help_text=_("Tampil bersama jawabannya."), min_length=5, max_length=400
    )


class SetAsideForm(forms.Form):
    """Why there will be no answer."""

    why = words(
        _("Mengapa tidak dijawab"),
        _("Penanya membacanya. Tulis dengan sopan, dan tunjukkan ke mana ia dapat bertanya."),
        min_length=10, max_length=400,
    )  # fmt: skip


class PhotoForm(OnceForm, PhotoFields):
    """A photo of the meeting."""

    agreed = forms.BooleanField(label=_("Yang tampak di foto tahu sedang difoto dan setuju"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = self.fields["photo_alt"].required = True


class OutcomeForm(forms.Form):
    """What became of a promise."""

    outcome = words(_("Apa yang sudah dilakukan, atau mengapa tidak jadi"), min_length=5, max_length=1000)


class ReportForm(forms.Form):
    """The report, in the order of the customary layout."""

    to = words(_("Kepada Yth."), _("Satu baris satu jabatan."), rows=2, max_length=600)
    sender = forms.CharField(label=_("Dari"), max_length=160)
    copies = words(_("Tembusan"), _("Satu baris satu jabatan."), rows=2, max_length=600, required=False)
    conducted_by = words(
        _("Pelaksana"), _("Jabatan atau unit, satu baris satu. Tanpa nama peserta."), rows=3, max_length=600
    )
    account = words(_("Uraian giat"), _("Satu baris satu hal."), rows=6, max_length=4000)
    results = words(
        _("Hasil"),
        _("Jumlah hadir menurut kategori ditambahkan sendiri."),
        rows=4,
        max_length=4000,
        required=False,
    )
    obstacles = words(_("Hambatan"), _("Kosongkan bila nihil."), rows=2, required=False)
    notes = words(_("Catatan dan saran"), rows=3, required=False)
    situation = forms.CharField(
        label=_("Kalimat situasi"),
        help_text=_("Tulis keadaan yang sebenarnya. Kosongkan bila tidak perlu disebut."),
        max_length=200,
        required=False,
    )

    def report(self) -> Words:
        """What was written."""
        return Words(**self.cleaned_data)
