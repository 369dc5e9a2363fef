"""Pages of reading: search, and one fact-check with its versions."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk.factchecks.access import access_factcheck, accessible_factchecks
from sejuk.desk.factchecks.forms import FindForm
from sejuk.desk.factchecks.models import FactCheck, State
from sejuk.desk.factchecks.searching import newest, search
from sejuk.desk.factchecks.transitions import BRINGS
from sejuk.desk.organisation.access import MemberRequest, may_anywhere

_A_PAGE = 20
#: Others who checked the same claim, shown on a fact-check's page.
_OTHERS = 10


@require_safe
def find(request: MemberRequest) -> HttpResponse:
    """Search the library; without words the newest."""
    found = accessible_factchecks(request.member)
    form = FindForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    words, origin = said.get("q", "").strip(), said.get("origin", "")
    offers = [offer for offer in search(words) if origin in ("", offer.factcheck.origin)] if words else []
    page = None if words else Paginator(newest(found, origin), _A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "words": words,
        "offers": offers,
        "page": page,
        "query": urlencode({"origin": origin}) if origin else "",
        "may_bring": may_anywhere(request.member, BRINGS),
    }
    return render(request, "factchecks/find.html", context)


@require_safe
def factcheck(request: MemberRequest, pk: int) -> HttpResponse:
    """One fact-check: what it says, what it rests on, its versions, and who else checked the claim."""
    found = access_factcheck(request.member, pk)
    same = FactCheck.objects.filter(claim_digest=found.claim_digest, state=State.CURRENT)
    context = {
        "factcheck": found,
        "earlier": found.versions.exclude(number=found.version).order_by("-number"),
        "appearances": found.appearances.order_by("pk"),
        "others": same.exclude(pk=pk).order_by("-published_at")[:_OTHERS],
    }
    return render(request, "factchecks/factcheck.html", context)
