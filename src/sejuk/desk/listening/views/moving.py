"""What people do with a source's state: one address a verb."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sejuk.desk.listening.access import access_source
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services import states
from sejuk.desk.organisation.access import MemberRequest, Refused
from sejuk.desk.organisation.models import Member

Verb = Callable[[Member, Source, str], Source]

#: The verbs by their place in the address, and what is said when it is done.
VERBS: dict[str, tuple[Verb, str | Promise]] = {
    "propose": (
        lambda m, s, _r: states.propose(m, s),
        _("Sumber diusulkan dan tampil di daftar sumber publik."),
    ),
    "withdraw": (lambda m, s, _r: states.withdraw(m, s), _("Usul ditarik; sumber menjadi rancangan lagi.")),
    "approve": (lambda m, s, _r: states.approve(m, s), _("Sumber disetujui dan mulai dipantau.")),
    "start_alone": (
        lambda m, s, _r: states.start_alone(m, s),
        _("Masa tunggu lewat; sumber mulai dipantau."),
    ),
    "refuse": (states.refuse, _("Sumber ditolak; alasannya dapat dibaca pengusul.")),
    "revise": (lambda m, s, _r: states.revise(m, s), _("Sumber menjadi rancangan lagi.")),
    "pause": (states.pause, _("Sumber dijeda.")),
    "resume": (lambda m, s, _r: states.resume(m, s), _("Sumber dipantau lagi.")),
    "end": (lambda m, s, _r: states.end(m, s), _("Sumber diakhiri.")),
}


@require_POST
def move_source(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Do one verb; the table of transitions decides."""
    source = access_source(request.member, pk)
    if verb not in VERBS:
        raise Refused(_("Langkah ini tidak ada."), status=404)
    act, done = VERBS[verb]
    act(request.member, source, request.POST.get("reason", "").strip())
    messages.success(request, str(done))
    return redirect("source_page", source.pk)
