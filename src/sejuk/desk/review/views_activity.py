"""Pages of activity reports: write one on a phone, read those of the day, withdraw one."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.offline.answering import asks_as_queue, taken, unusable
from sejuk.desk.organisation.access import MemberRequest, may
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.arriving import takes_photo
from sejuk.desk.review import reporting
from sejuk.desk.review.access import access_activity, accessible_activities, reporting_unit
from sejuk.desk.review.counting import counts
from sejuk.desk.review.forces import forces
from sejuk.desk.review.forms import ActivityForm
from sejuk.desk.review.models import Activity
from sejuk.desk.review.transitions import RELEASES

_SHOWN = 10


@takes_photo
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: MemberRequest) -> HttpResponse:
    """The officer's form; it works without a line, and without JavaScript where there is one."""
    unit = reporting_unit(request.member)
    now = timezone.localtime(clock.now()).replace(tzinfo=None, second=0, microsecond=0)
    first = {"client_id": uuid4(), "territory": unit.territory_id, "happened_at": now}
    form = ActivityForm(unit, request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            return _taken(request, reporting.report(request.member, form.done()))
        except Refused as refusal:
            form.add_error("photo", f"{refusal.reason} {refusal.advice}")
    if request.method == "POST" and asks_as_queue(request):
        return unusable(form)
    sent = accessible_activities(request.member).filter(by=request.member)[:_SHOWN]
    context = {"form": form, "unit": unit, "owner": request.member.pk, "sent": sent}
    return render(request, "review/report.html", context, status=422 if form.errors else 200)


def _taken(request: MemberRequest, activity: Activity) -> HttpResponse:
    if asks_as_queue(request):
        words = f"{activity.get_kind_display()}: {activity.result}"
        photo = activity.photo
        return taken(words, f"/foto/{photo.pk}/" if photo else "", asks=photo is not None)
    if activity.photo:
        messages.success(
            request, _("Giat terkirim. Lihat fotonya sekali lagi: adakah yang masih dapat dikenali?")
        )
        return redirect("photos:photo", activity.photo.pk)
    messages.success(request, _("Giat terkirim."))
    return redirect("review:report")


@require_safe
def activity(request: MemberRequest, pk: int) -> HttpResponse:
    """One activity."""
    found = access_activity(request.member, pk)
    numbers = dict(found.counts.values_list("code", "number"))
    told = [(count.said, numbers[code]) for code, count in counts().items() if code in numbers]
    mine = found.by_id == request.member.pk or may(request.member, RELEASES, found.unit)
    context = {"activity": found, "force": forces().get(found.force), "counts": told, "withdraws": mine}
    return render(request, "review/activity.html", context)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one back."""
    reporting.withdraw(request.member, pk)
    messages.success(request, _("Laporan ditarik. Jumlah harinya disusun ulang sebagai versi baru."))
    return redirect("review:activity", pk)
