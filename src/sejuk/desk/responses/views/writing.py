"""Write a text: choose what it is, get a first draft, look at the checks, save."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, ResponseDecision
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, accessible_units, require, require_anywhere
from sejuk.desk.organisation.models import Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import access_response, newest
from sejuk.desk.responses.checks import check
from sejuk.desk.responses.drafting import Wanted, first_draft
from sejuk.desk.responses.forms.writing import ChoosingForm, WritingForm, lines_of, written
from sejuk.desk.responses.models import Response, TextKind, Version
from sejuk.desk.responses.services import writing
from sejuk.desk.responses.showing import shown
from sejuk.desk.responses.transitions import WRITES
from sejuk.desk.responses.words import About, Words

_CHOSEN = {"jenis": "clarification", "bahasa": "id", "untuk": "public", "tahapan": ""}
#: What a decision of a case leads to.
_KINDS = {"clarify": "clarification", "prebunk": "prebunk"}


@require_http_methods(["GET", "HEAD", "POST"])
def written_new(request: MemberRequest) -> HttpResponse:
    """Write something new. Without a kind the page asks for it first; the address keeps what was chosen."""
    member = request.member
    require_anywhere(member, WRITES)
    case = _case(request)
    choosing = _choosing(request, case)
    if not choosing.is_valid():
        return render(
            request, "responses/choose.html", {"form": choosing, "case": case}, status=_bad(request)
        )
    chosen = choosing.cleaned_data
    about = _about(member_decision(case, chosen["keputusan"]), case, chosen)
    form = WritingForm(
        sent(request),
        kind=about.kind,
        units=accessible_units(member, WRITES).filter(institution=member.institution_id),
        about_case=case is not None,
        initial=_begin(request, case, chosen),
    )
    if "periksa" in request.POST:
        return _checked_page(request, form, about.kind, case)
    made: list[Response] = []
    return act(
        request,
        form,
        lambda: made.append(_draft(request, about, form)),
        template="responses/write.html",
        done=_("Rancangannya tersimpan. Baca sekali lagi, lalu ajukan."),
        to=lambda: reverse("responses:response", args=[made[0].pk]),
        context=_page(about.kind, case),
    )


def _draft(request: MemberRequest, about: About, form: WritingForm) -> Response:
    said = form.cleaned_data
    return writing.draft(request.member, said["unit"], _whole(about, form), form.words(), said["client_id"])


@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the draft."""
    response = access_response(request.member, pk)
    require(request.member, WRITES, response.unit)
    version = newest(response)
    form = WritingForm(
        sent(request),
        kind=response.kind,
        about_case=response.case_id is not None,
        edition=version.edition,
        initial=written(version),
    )
    if "periksa" in request.POST:
        return _checked_page(request, form, response.kind, response.case, response)
    return act(
        request,
        form,
        lambda: writing.change(request.member, pk, form.words()),
        template="responses/write.html",
        done=_("Perubahannya tersimpan."),
        to=reverse("responses:response", args=[pk]),
        context=_page(response.kind, response.case, response) | {"version": version},
    )


@require_POST
def checked(request: MemberRequest) -> HttpResponse:
    """What the checks say of what is typed now; nothing is kept. For pages with JavaScript."""
    require_anywhere(request.member, WRITES)
    kind = request.GET.get("jenis", "")
    if kind not in TextKind.values:
        raise Refused(_("Jenis teksnya tidak dikenal."), _("Muat ulang halamannya."), status=422)
    form = WritingForm(
        request.POST, kind=kind, units=accessible_units(request.member, WRITES), about_case=True,
        edition=2 if "correction" in request.POST else 1,
    )  # fmt: skip
    if "unit" not in request.POST:
        form = WritingForm(request.POST, kind=kind, edition=2 if "correction" in request.POST else 1)
    return render(request, "responses/parts/checks.html", _findings(form, kind, _case(request)))


def member_decision(case: Case | None, key: int | None) -> ResponseDecision | None:
    """The decision of the case that the text carries out."""
    return case.decisions.filter(pk=key).first() if case is not None and key else None


def _checked_page(
    request: MemberRequest, form: WritingForm, kind: str, case: Case | None, response: Response | None = None
) -> HttpResponse:
    """The form again with the checks beside it: the way without JavaScript."""
    context = _page(kind, case, response) | _findings(form, kind, case) | {"form": form}
    return render(request, "responses/write.html", context)


def _findings(form: WritingForm, kind: str, case: Case | None) -> dict[str, Any]:
    if not form.is_valid() and not _enough(form):
        return {"checked": [], "unready": True}
    process = bool(form.cleaned_data.get("about_process"))
    found = check(_words(form), kind=kind, about_process=process, case=case)
    return {"checked": shown(found), "was_checked": True}


def _enough(form: WritingForm) -> bool:
    """A half-written text is checked too, as long as it says where it goes out."""
    return "territory" in form.cleaned_data and "language" in form.cleaned_data


def _words(form: WritingForm) -> Words:
    said = form.cleaned_data
    blank = {name: said.get(name, "") for name in form.fields}
    form.cleaned_data = blank | {"sources": said.get("sources", [])} | said
    return form.words()


def _choosing(request: MemberRequest, case: Case | None) -> ChoosingForm:
    if "jenis" in request.GET:
        return ChoosingForm(_CHOSEN | request.GET.dict())
    start = dict(_CHOSEN) | {"kasus": case.pk if case else None}
    return ChoosingForm(initial=start | request.GET.dict())


def _bad(request: MemberRequest) -> int:
    return 422 if "jenis" in request.GET else 200


def _about(decision: ResponseDecision | None, case: Case | None, chosen: dict[str, Any]) -> About:
    return About(
        chosen["jenis"],
        chosen["untuk"] or "public",
        chosen["tahapan"],
        case=case,
        decision=decision,
        due_at=decision.due_at if decision else None,
    )


def _whole(about: About, form: WritingForm) -> About:
    """With what the form says beside the words."""
    said = form.cleaned_data
    due = said.get("due_at") or about.due_at
    return About(
        about.kind, about.audience, about.stage, said.get("theme", ""), about.case, about.decision, due
    )


def _begin(request: MemberRequest, case: Case | None, chosen: dict[str, Any]) -> dict[str, Any]:
    """What the form starts with."""
    unit = request.member.unit
    place = case.territory if case is not None else unit.territory
    wanted = Wanted(chosen["jenis"], chosen["bahasa"] or "id", chosen["untuk"] or "public", chosen["tahapan"])
    contact = _last_contact(unit)
    begun = first_draft(wanted, place=place.name, contact=contact, case=case)
    passages = {f"passage_{number}": text for number, text in enumerate(begun.passages)}
    return passages | {
        "title": begun.title,
        "summary": begun.summary,
        "sources": lines_of(begun.sources),
        "contact": contact,
        "language": wanted.language,
        "territory": place.pk,
        "unit": unit.pk,
        "theme": "other",
        "about_process": case.about_process if case is not None else False,
    }


def _last_contact(unit: Unit) -> str:
    """What the unit gave as its contact last time."""
    rows = Version.objects.filter(response__unit=unit).order_by("-pk")
    return rows.values_list("contact", flat=True).first() or ""


def _page(kind: str, case: Case | None, response: Response | None = None) -> dict[str, Any]:
    return {"kind": TextKind(kind), "case": case, "response": response}


def _case(request: MemberRequest) -> Case | None:
    key = request.GET.get("kasus", "")
    return access_case(request.member, int(key)) if key.isdecimal() and len(key) < 18 else None
