"""Pages of subscriptions: the list, a proposal, one with its visits and what may be done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.factchecks.access import access_subscription, accessible_subscriptions
from sejuk.desk.factchecks.forms import SubscriptionForm
from sejuk.desk.factchecks.models import Pull
from sejuk.desk.factchecks.services import subscribing
from sejuk.desk.listening.transitions import ASKS
from sejuk.desk.listening.words import error_words
from sejuk.desk.organisation.access import MemberRequest, may_anywhere
from sejuk.desk.organisation.refusal import Refused

#: Verbs by their place in the address: the words of the button, and what is said when it is done.
VERBS = {
    "approve": (gettext_lazy("Setujui"), gettext_lazy("Disetujui; kunjungan pertama segera dimulai.")),
    "start_alone": (gettext_lazy("Mulai sekarang"), gettext_lazy("Masa tunggu lewat; langganan dimulai.")),
    "refuse": (gettext_lazy("Tolak"), gettext_lazy("Ditolak; alasannya dapat dibaca pengusul.")),
    "pause": (gettext_lazy("Jeda"), gettext_lazy("Dijeda.")),
    "resume": (gettext_lazy("Lanjutkan"), gettext_lazy("Dilanjutkan.")),
    "end": (gettext_lazy("Akhiri"), gettext_lazy("Diakhiri. Cek fakta yang sudah ada tetap di pustaka.")),
}
_VISITS = 10


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Every subscription."""
    rows = accessible_subscriptions(request.member).order_by("state", "name", "pk")
    context = {"rows": rows, "may_ask": may_anywhere(request.member, ASKS)}
    return render(request, "factchecks/subscriptions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: MemberRequest) -> HttpResponse:
    """Propose one."""
    subscribing.asking_unit(request.member)
    form = SubscriptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = subscribing.propose(request.member, form.said(), form.cleaned_data["client_id"])
            messages.success(request, _("Diusulkan dan tampil di daftar publik. Lembaga lain menyetujuinya."))
            return redirect("factchecks:subscription", row.pk)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    return render(request, "factchecks/propose.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def one(request: MemberRequest, pk: int) -> HttpResponse:
    """One subscription: what it is for, its visits, what the member may do."""
    row = access_subscription(request.member, pk)
    ways = subscribing.verbs_for(request.member, row)
    visits = [(run, _error(run)) for run in row.pulls.all()[:_VISITS]]
    context = {
        "row": row,
        "ways": [(way, VERBS[way.verb][0]) for way in ways],
        "visits": visits,
        "count": row.factchecks.count(),
    }
    return render(request, "factchecks/subscription.html", context)


@require_POST
def move(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Do one verb; the table of transitions decides."""
    access_subscription(request.member, pk)
    if verb not in VERBS:
        raise Refused(_("Langkah ini tidak ada."), _("Kembali ke halaman langganannya."), status=404)
    subscribing.move(request.member, pk, verb, request.POST.get("reason", ""))
    messages.success(request, str(VERBS[verb][1]))
    return redirect("factchecks:subscription", pk)


def _error(run: Pull) -> str:
    return error_words(run.error_code, run.error_params) if run.error_code else ""
