"""Follow a report or an appeal by its number."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.appealing.following import follow_appeal
from sejuk.desk.cases.public.following import Followed, found_elsewhere
from sejuk.desk.cases.public.numbers import read_number
from sejuk.desk.cases.public.slowing import WRONG_NUMBERS, is_slowed, too_many
from sejuk.desk.cases.reporting.following import follow_report
from sejuk.desk.shell.light import light
from sejuk.desk.shell.sending import posted

_DOOR = "number"


class NumberForm(forms.Form):
    """The number; it is sent in the body, so that no address, history or log keeps it."""

    number = forms.CharField(
        label=gettext_lazy("Nomor laporan atau permintaan"),
        help_text=gettext_lazy(
            "Dua belas huruf dan angka. Huruf besar, kecil, dan tanda hubung tidak masalah."
        ),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


@login_not_required
@light
@never_cache
@sensitive_post_parameters("number")
@sensitive_variables("form", "found")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """What became of it. Who tries many numbers waits; a wrong one is told from no other wrong one."""
    form = NumberForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    if is_slowed(request, _DOOR, WRONG_NUMBERS):
        problem = _("Terlalu banyak nomor yang keliru dari jaringan ini. Coba lagi dalam satu jam.")
        return _page(request, form, problem, status=429)
    found = _found(form.cleaned_data["number"])
    if found is None:
        too_many(request, _DOOR, WRONG_NUMBERS)
        problem = _("Nomor ini tidak kami kenal. Periksa lagi huruf demi huruf; angka nol tidak dipakai.")
        return _page(request, form, problem, status=404)
    return render(request, "cases/public/followed.html", {"found": found})


def _found(typed: str) -> Followed | None:
    number = read_number(typed)
    return (follow_report(number) or follow_appeal(number) or found_elsewhere(number)) if number else None


def _page(request: HttpRequest, form: NumberForm, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "cases/public/follow.html", {"form": form, "problem": problem}, status=status)
