"""How an institution looks: a form for its administrator, with an example of what comes of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.kits.access import style_of
from sejuk.desk.kits.cards.frames import WIDE
from sejuk.desk.kits.cards.making import card
from sejuk.desk.kits.forms import LookForm
from sejuk.desk.kits.models import LookProposal
from sejuk.desk.kits.services.styling import (
    administers,
    agree,
    colleagues,
    digest_of,
    drop,
    holds_at_once,
    restyle,
    style_of_proposal,
)
from sejuk.desk.network.views.acting import act
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Member
from sejuk.desk.photos.arriving import takes_photo
from sejuk.desk.responses.item import Item, Kind, Part, Passage, Source
from sejuk.desk.shell.acting import do_or_say


@takes_photo
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: MemberRequest) -> HttpResponse:
    """Set colours, letterhead and logo of the member's own institution."""
    institution = administers(request.member)
    style, proposal = style_of(institution), LookProposal.objects.filter(pk=institution.pk).first()
    at_once = holds_at_once(request.member)
    start = {
        "colour": style.colour,
        "on_colour": style.on_colour,
        "letterhead": "\n".join(style.letterhead),
    }
    posted = request.method == "POST"
    form = LookForm(request.POST if posted else None, request.FILES if posted else None, initial=start)
    return act(
        request,
        form,
        lambda: _restyle(request.member, form, style.logo),
        template="kits/look.html",
        done=_in_force() if at_once else _awaits(),
        to=reverse("kits:look"),
        context={
            "institution": institution,
            "style": style,
            "proposal": proposal,
            "digest": digest_of(proposal) if proposal else "",
            "is_own": proposal is not None and proposal.by_id == request.member.pk,
            "colleagues": colleagues(request.member),
            "at_once": at_once,
        },
    )


def _in_force() -> str:
    return _("Gaya lembaga berlaku. Bahan yang dibuat sesudah ini memakainya.")


def _awaits() -> str:
    return _("Tersimpan. Gaya baru dipakai setelah orang kedua menyetujuinya di halaman ini.")


def _restyle(member: Member, form: LookForm, logo: bytes) -> None:
    said = form.cleaned_data
    kept = b"" if said["without_logo"] else logo
    restyle(member, said["colour"], said["on_colour"], said["letterhead"], said["logo"] or kept)


@require_POST
def agreed(request: MemberRequest) -> HttpResponse:
    """Agree to what a colleague proposed."""
    digest = request.POST.get("digest", "")
    return do_or_say(request, lambda: agree(request.member, digest), _in_force(), reverse("kits:look"))


@require_POST
def dropped(request: MemberRequest) -> HttpResponse:
    """Leave what was proposed."""
    done = _("Usulannya tidak dilanjutkan. Gaya yang lama tetap dipakai.")
    return do_or_say(request, lambda: drop(request.member), done, reverse("kits:look"))


@require_safe
def example(request: MemberRequest) -> HttpResponse:
    """What a card looks like in the institution's style, or in the proposed one; its words say so."""
    institution = administers(request.member)
    proposal = LookProposal.objects.filter(pk=institution.pk).first() if "usulan" in request.GET else None
    style = style_of_proposal(proposal) if proposal else style_of(institution)
    made = card(_example(style.name), style, "https://sejuk.example/contoh/", WIDE)
    return HttpResponse(made.png, content_type="image/png", headers={"Cache-Control": "no-store"})


@require_safe
def logo(request: MemberRequest) -> HttpResponse:
    """The institution's logo as it is kept."""
    style = style_of(administers(request.member))
    if not style.logo:
        raise Http404
    return HttpResponse(style.logo, content_type="image/png", headers={"Cache-Control": "no-store"})


def _example(institution: str) -> Item:
    text = _("Ini contoh untuk melihat warna, kop, dan logo.")
    return Item(
        number=0,
        version=1,
        kind=Kind.EDUCATION,
        language="id",
        title=_("Contoh: tanyakan dulu, baru bagikan"),
        summary=text,
        passages=(Passage(Part.TEXT, text),),
        sources=(Source("other", _("contoh")),),
        institution=institution,
        unit="",
        contact="",
        place="",
        time_zone="Asia/Jakarta",
        approved_at=datetime(2029, 1, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta")),
    )
