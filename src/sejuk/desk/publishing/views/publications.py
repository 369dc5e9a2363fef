"""One text and its channels: choose, see exactly what goes out, follow it, settle what went wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.organisation.access import MemberRequest, may, require
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.access import access_publication, accessible_publications, usable_outlets
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.services import releasing, settling
from sejuk.desk.publishing.showing import Shown, offers, shown
from sejuk.desk.publishing.transitions import PUBLISHES, READS
from sejuk.desk.responses.access import access_response
from sejuk.desk.responses.items import approved_version, checked_item
from sejuk.desk.responses.models import Response, Version
from sejuk.desk.responses.services.looking import unlooked
from sejuk.desk.stages.looking import LookForm

#: Digits of a number that the database can hold.
_LONGEST_KEY = 19


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: MemberRequest, number: int) -> HttpResponse:
    """Choose the channels and let it go; then how far it is, with its receipts."""
    response = access_response(request.member, number)
    require(request.member, READS, response.unit)
    if request.method == "POST":
        require(request.member, PUBLISHES, response.unit)
        keys = [
            int(key) for key in request.POST.getlist("outlet") if key.isdecimal() and len(key) < _LONGEST_KEY
        ]
        form = LookForm(request.POST, checks=unlooked(approved_version(number)))
        if not form.is_valid():
            context = _context(request, response) | {"stage": form, "chosen": keys}
            return render(request, "publishing/release.html", context, status=422)
        releasing.release(request.member, number, keys, form.ticked())
        messages.success(request, _("Disetujui untuk disiarkan. Buktinya muncul di sini satu per satu."))
        return redirect("publishing:release", number)
    return render(request, "publishing/release.html", _context(request, response))


@require_POST
def settled(request: MemberRequest, pk: int) -> HttpResponse:
    """Do what the person decided about one channel."""
    number = access_publication(request.member, pk).number
    verb, link = request.POST.get("verb", ""), request.POST.get("link", "").strip()
    try:
        settling.settle(request.member, pk, verb, link)
    except Refused as refused:
        if refused.status != 422:
            raise
        return _again(request, number, pk, link, refused)
    messages.success(request, _("Tercatat. Terima kasih."))
    return redirect("publishing:release", number)


def _again(request: MemberRequest, number: int, pk: int, link: str, refused: Refused) -> HttpResponse:
    """The same page with what was typed, and what is wrong with it."""
    context = _context(request, access_response(request.member, number))
    wrong = {"pk": pk, "link": link, "said": f"{refused.reason} {refused.advice}"}
    return render(request, "publishing/release.html", context | {"wrong": wrong}, status=422)


def _context(request: MemberRequest, response: Response) -> dict[str, object]:
    version, why = _version(response)
    rows = accessible_publications(request.member).filter(number=response.pk)
    asked = () if version is None else unlooked(version)
    found = [shown(one, is_held=bool(asked)) for one in rows.prefetch_related("receipts__by")]
    publications: list[Shown] = sorted(found, key=lambda one: one.rank)
    taken = {one.publication.outlet_id for one in publications}
    may_publish = version is not None and may(request.member, PUBLISHES, response.unit)
    usable = usable_outlets(request.member, response)
    left = [one for one in usable if one.pk not in taken and one.channel.manifest.mode != "local"]
    return {
        "stage": LookForm(checks=asked) if may_publish else None,
        "response": response,
        "version": version,
        "why": why,
        "publications": publications,
        "offers": offers(left, checked_item(version)) if version is not None and may_publish else [],
        "may_publish": may_publish,
    }


def _version(response: Response) -> tuple[Version | None, Refused | None]:
    """What may go out; or why nothing may."""
    try:
        page_of(response.pk)
        return approved_version(response.pk), None
    except Refused as refused:
        return None, refused
