"""What a head fills in for a unit's calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.calling.choosing import LONGEST_WAIT, Choice
from sejuk.desk.duty.calling.steps import steps
from sejuk.desk.duty.models import Chain, Who
from sejuk.desk.organisation.models import Member


class ChainForm(forms.Form):
    """On or off, the deputy, and the minutes of each step."""

    is_on = forms.BooleanField(label=_("Peringatan baru memanggil sampai ada yang menjawab"), required=False)
    deputy = forms.ModelChoiceField(
        queryset=Member.objects.none(),
        label=_("Wakil"),
        help_text=_(
            "Dipanggil bila petugas piket tidak menjawab. Tanpa wakil, langsung ke langkah berikutnya."
        ),
        empty_label=_("Tanpa wakil"),
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, people: QuerySet[Member], chain: Chain) -> None:
        initial: dict[str, Any] = {"is_on": chain.is_on, "deputy": chain.deputy_id}
        initial |= {f"wait_{place}": minutes for place, minutes in enumerate(chain.waits)}
        super().__init__(data, initial=initial)
        field = self.fields["deputy"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = people
        for place, step in enumerate(steps()):
            self.fields[f"wait_{place}"] = forms.IntegerField(
                label=gettext("Menit menunggu: %(who)s") % {"who": Who(step.who).label.lower()},
                min_value=1,
                max_value=LONGEST_WAIT,
                widget=forms.NumberInput(attrs={"class": "input w-full"}),
            )

    def choice(self) -> Choice:
        """What was filled in."""
        said = self.cleaned_data
        waits = [said[f"wait_{place}"] for place in range(len(steps()))]
        return Choice(said["is_on"], said["deputy"], waits)
