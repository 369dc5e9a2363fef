"""The first-run page (G18)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from sejuk.desk.organisation.forms.first_run import FEEDS, FeedForm, FirstRunForm
from sejuk.desk.organisation.models import Office
from sejuk.desk.organisation.services.founding import FirstFeed, found_office

_Feeds = formset_factory(FeedForm, extra=FEEDS, max_num=FEEDS, validate_max=True)


@login_not_required
@never_cache
@sensitive_post_parameters()
def first_run(request: HttpRequest) -> HttpResponse:
    """Ask for what makes listening lawful; gone for good once there is an office."""
    if Office.objects.exists():
        return redirect("account_login")
    form, feeds = FirstRunForm(request.POST or None), _Feeds(request.POST or None, prefix="sumber")
    if request.method == "POST" and all([form.is_valid(), feeds.is_valid()]):
        return _found(request, form, [one.feed() for one in feeds])
    status = 422 if request.method == "POST" else 200
    return render(request, "organisation/first_run.html", {"form": form, "feeds": feeds}, status=status)


def _found(request: HttpRequest, form: FirstRunForm, feeds: list[FirstFeed | None]) -> HttpResponse:
    try:
        found_office(form.founding([feed for feed in feeds if feed is not None]))
    except IntegrityError:
        if not Office.objects.exists():
            raise
        messages.info(request, _("Kantor ini sudah didirikan dari halaman lain. Silakan masuk."))
        return redirect("account_login")
    messages.success(
        request, _("Kantor sudah berdiri. Masuklah; pemantauan belum berjalan sampai Anda memulainya.")
    )
    return redirect("account_login")
