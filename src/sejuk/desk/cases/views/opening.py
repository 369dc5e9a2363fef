"""Open a case: from a narrative, an alert, or from what somebody saw."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.access import holding_units
from sejuk.desk.cases.forms.opening import OpenForm
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.duplicates import likely
from sejuk.desk.cases.services.opening import AlreadyOpen, EndedWithoutLabel, Opening, open_case
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.narratives.access import access_narrative
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted

_TITLE = 240
#: Names the cases that look alike and were on the page.
_SEEN = "terlihat"
#: Where the link to this page stood, in its address.
_FROM_ALERT = "peringatan"


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: MemberRequest) -> HttpResponse:
    """First what is open already and looks alike; then one form."""
    require_anywhere(request.member, SORTS)
    narrative = _narrative(request)
    form = OpenForm(
        posted(request), units=holding_units(request.member), initial=_initial(request, narrative)
    )
    if request.method == "POST" and form.is_valid() and (narrative or _has_seen(request, form)):
        try:
            made = open_case(request.member, _opening(request, form, narrative))
        except AlreadyOpen as known:
            if known.pk is not None:
                messages.info(request, str(known.reason))
                return redirect("cases:case", known.pk)
            form.add_error(None, f"{known.reason} {known.advice}")
        except EndedWithoutLabel:
            return redirect("cases:overrule_ask", narrative.key if narrative else "")
        except Refused as refused:
            form.add_error(None, f"{refused.reason} {refused.advice}")
        else:
            messages.success(request, _("Kasus %(number)s dibuka.") % {"number": made})
            return redirect("cases:case", made.pk)
    return _page(request, form, narrative)


def _page(request: MemberRequest, form: forms.Form, narrative: Narrative | None) -> HttpResponse:
    title = str(form["title"].value() or "")
    context = {"form": form, "narrative": narrative, "alike": likely(request.member, title) if title else []}
    return render(request, "cases/open.html", context, status=422 if request.method == "POST" else 200)


def _has_seen(request: MemberRequest, form: OpenForm) -> bool:
    """Whether the page that was sent showed every open case that looks like the typed one."""
    shown = set(request.POST.getlist(_SEEN))
    return all(str(one.case.pk) in shown for one in likely(request.member, form.cleaned_data["title"]))


def _narrative(request: MemberRequest) -> Narrative | None:
    key = request.GET.get("narasi", "")
    if not key:
        return None
    # A number is printable; what is not would not even reach the database.
    return access_narrative(request.member, key if key.isprintable() else "", SORTS)


def _initial(request: MemberRequest, narrative: Narrative | None) -> dict[str, object]:
    units = holding_units(request.member)
    home = units.filter(pk=request.member.unit_id).first() or units.first()
    return {"title": narrative.headline[:_TITLE] if narrative else "", "unit": home}


def _origin(request: MemberRequest, narrative: Narrative | None) -> Case.Origin:
    if narrative is None:
        return Case.Origin.FIELD
    return Case.Origin.ALERT if request.GET.get("dari") == _FROM_ALERT else Case.Origin.NARRATIVE


def _opening(request: MemberRequest, form: OpenForm, narrative: Narrative | None) -> Opening:
    said = form.cleaned_data
    return Opening(
        said["unit"],
        _origin(request, narrative),
        said["title"],
        said["summary"],
        narrative,
        severity=said["severity"],
    )
