"""Write, change, send, correct and end a directive."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.evidence.arriving import BoundedUploadHandler
from sejuk.desk.directives.access import access_directive, access_own_directive, own_receipts, sending_units
from sejuk.desk.directives.forms.receiving import SentenceForm
from sejuk.desk.directives.forms.writing import DirectiveForm
from sejuk.desk.directives.models import Directive
from sejuk.desk.directives.services import drafting, sending
from sejuk.desk.directives.transitions import DIRECTIVE_TRANSITIONS, SENDS
from sejuk.desk.directives.views.acting import act, do_or_say
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.acting import Act
from sejuk.desk.shell.sending import posted
from sejuk.desk.states import transition

_methods = require_http_methods(["GET", "HEAD", "POST"])
_WRITE = Act(
    _("Tulis arahan"),
    _("Belum dikirim: rancangannya dilihat dahulu."),
    _("Simpan rancangan"),
    _("Rancangan tersimpan."),
)
_PASS_ON = Act(
    _("Teruskan dengan tambahan"),
    _("Arahan asal ikut terbaca oleh unit di bawah. Tulis tambahan unit Anda."),
    _("Simpan rancangan"),
    _("Rancangan tersimpan."),
)
_CHANGE = Act(_("Ubah rancangan"), "", _("Simpan rancangan"), _("Rancangan tersimpan."))
_CLOSE = Act(
    _("Nyatakan selesai"),
    _("Sesudah ini tidak ada lagi yang diingatkan. Yang sudah dilaporkan unit tetap tersimpan."),
    _("Nyatakan selesai"),
    _("Arahan dinyatakan selesai."),
)


@_methods
def write(request: MemberRequest) -> HttpResponse:
    """Begin a directive; ``?asal=`` names the one from above that it passes on."""
    require_anywhere(request.member, SENDS)
    origin = _origin(request)
    unit = _sending_unit(request, origin)
    initial = {"subject": origin.subject} if origin else {}
    form = DirectiveForm(unit, posted(request), initial=initial)
    made: list[Directive] = []

    def do() -> None:
        reach = form.reach() or drafting.Reach(())
        begun = drafting.Begun(form.cleaned_data["client_id"], origin.pk if origin else None)
        made.append(drafting.draft(request.member, unit, form.wording(), reach, begun))

    return act(
        request,
        _PASS_ON if origin else _WRITE,
        form,
        do,
        lambda: reverse("directives:directive", args=[made[0].pk]),
        "directives/write.html",
        unit=unit,
        units=list(sending_units(request.member)[:12]) if not origin else [],
        origin=origin,
        cancel=reverse("directives:directive", args=[origin.pk]) if origin else reverse("directives:list"),
    )


@_methods
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a draft anew."""
    found = access_own_directive(request.member, pk)
    transition(DIRECTIVE_TRANSITIONS, "send", found.state)
    form = DirectiveForm(found.unit, posted(request), draft=found)
    return act(
        request,
        _CHANGE,
        form,
        lambda: drafting.change(request.member, pk, form.wording(), form.reach()),
        reverse("directives:directive", args=[pk]),
        "directives/write.html",
        unit=found.unit,
        origin=found.origin,
    )


@csrf_exempt
@require_POST
def attach(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a file to a draft; the handler must be set before anything reads the form."""
    request.upload_handlers = [BoundedUploadHandler(request)]
    return _attach(request, pk)


@csrf_protect
def _attach(request: MemberRequest, pk: int) -> HttpResponse:
    access_own_directive(request.member, pk)
    file = request.FILES.get("berkas")
    back = reverse("directives:directive", args=[pk])
    if file is None:
        messages.error(request, gettext("Pilih berkasnya. Berkas yang lebih besar dari 10 MB ditolak."))
        return redirect(back)
    return do_or_say(
        request, lambda: drafting.attach(request.member, pk, file.read()), _("Lampiran tersimpan."), back
    )


@require_POST
def detach(request: MemberRequest, pk: int, file: int) -> HttpResponse:
    """Take a file off a draft."""
    back = reverse("directives:directive", args=[pk])
    return do_or_say(request, lambda: drafting.detach(request.member, pk, file), _("Lampiran dihapus."), back)


@require_POST
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """Send a draft to all its recipients."""
    back = reverse("directives:directive", args=[pk])
    return do_or_say(request, lambda: sending.send(request.member, pk), _("Arahan terkirim."), back)


@require_POST
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    drafting.discard(request.member, pk)
    messages.success(request, gettext("Rancangan dibuang."))
    return redirect("directives:list")


@require_POST
def correct(request: MemberRequest, pk: int) -> HttpResponse:
    """Begin the next version."""
    return redirect("directives:change", drafting.correct(request.member, pk).pk)


@_methods
def close(request: MemberRequest, pk: int) -> HttpResponse:
    """End a directive."""
    found = access_own_directive(request.member, pk)
    transition(DIRECTIVE_TRANSITIONS, "close", found.state)
    form = SentenceForm(_("Kesimpulan"), _("Akan dibaca semua unit penerima."), posted(request))
    return act(
        request,
        _CLOSE,
        form,
        lambda: sending.close(request.member, pk, form.cleaned_data["text"]),
        reverse("directives:directive", args=[pk]),
        directive=found,
    )


def _origin(request: MemberRequest) -> Directive | None:
    said = request.GET.get("asal", "")
    return access_directive(request.member, int(said)) if said.isascii() and said.isdigit() else None


def _sending_unit(request: MemberRequest, origin: Directive | None) -> Unit:
    """The unit that is named, else the recipient that passes on, else the home unit, else the first."""
    units = sending_units(request.member)
    said = request.GET.get("unit", "")
    if origin is not None:
        units = units.filter(pk__in=[one.unit_id for one in own_receipts(request.member, origin)])
    wanted = int(said) if said.isascii() and said.isdigit() else request.member.unit_id
    unit = units.filter(pk=wanted).first() or units.first()
    if unit is None:
        raise Refused(
            gettext("Di bawah unit Anda tidak ada unit yang dapat diberi arahan."),
            gettext("Administrator menambahkan unit di halaman Unit dan anggota."),
        )
    return unit
