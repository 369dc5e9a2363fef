"""One shift: who is on it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.duty.access import access_shift
from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.forms.planning import PeopleForm
from sejuk.desk.duty.rostering import changing
from sejuk.desk.duty.rostering.planning import eligible
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
def shift(request: MemberRequest, pk: int) -> HttpResponse:
    """Put others on a shift."""
    found = access_shift(request.member, pk, PLANS)
    on_it = found.watches.values("member")
    people = Member.objects.filter(Q(pk__in=eligible(found.unit)) | Q(pk__in=on_it)).order_by("name")
    there = list(found.watches.values_list("member", flat=True))
    form = PeopleForm(sent(request), people=people, initial={"people": there})
    what = Act(
        _("Ganti petugas"),
        _("Rekan yang diganti tidak diberi tahu lewat surel; sampaikan sendiri."),
        _("Simpan"),
        _("Petugas giliran ini sudah diganti."),
        reverse("duty:roster", args=[found.unit_id]),
    )
    return act(
        request,
        what,
        form,
        lambda: changing.put(request.member, pk, form.cleaned_data["people"]),
        template="duty/shift.html",
        shift=found,
        unit=found.unit,
    )


@require_POST
def cover(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a shift that nobody has."""
    taken = changing.cover(request.member, pk)
    messages.success(request, _("Giliran ini sekarang milik Anda."))
    return redirect("duty:roster", taken.unit_id)


@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a shift off the roster."""
    unit = access_shift(request.member, pk).unit_id
    changing.remove(request.member, pk)
    messages.success(request, _("Giliran dihapus dari jadwal."))
    return redirect("duty:roster", unit)
