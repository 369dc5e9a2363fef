"""Ask that an ended case be sorted anew, and answer such a request of another institution (G2)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.access import accessible_overrules
from sejuk.desk.cases.figures import figures
from sejuk.desk.cases.forms.reasons import OverruleForm
from sejuk.desk.cases.services import overruling
from sejuk.desk.cases.transitions import DECIDES
from sejuk.desk.narratives.access import access_narrative
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted


@require_safe
def closed(request: MemberRequest) -> HttpResponse:
    """Where somebody lands who just closed a case without a label: the case has no page any more."""
    return render(request, "cases/closed_without_label.html")


@require_safe
def requests(request: MemberRequest) -> HttpResponse:
    """Requests of one's own institution, and those of others that wait for an answer; the public figures."""
    require_anywhere(request.member, DECIDES)
    context = {
        "waiting": accessible_overrules(request.member),
        "figures": figures(),
    }
    return render(request, "cases/overrules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest, key: str) -> HttpResponse:
    """The reason is read by another institution."""
    require_anywhere(request.member, DECIDES)
    narrative = access_narrative(request.member, key)
    form, status = OverruleForm(posted(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                overruling.ask(request.member, narrative, **form.cleaned_data)
            except Refused as refused:
                form.add_error(None, f"{refused.reason} {refused.advice}")
            else:
                messages.success(request, _("Permintaan tercatat. Lembaga lain yang menjawabnya."))
                return redirect("cases:overrules")
    return render(request, "cases/overrule_ask.html", {"form": form, "narrative": narrative}, status=status)


@require_POST
def agree(request: MemberRequest, pk: int) -> HttpResponse:
    """The case goes back to triage."""
    overruling.agree(request.member, pk)
    messages.success(request, _("Anda menyetujui. Kasusnya kembali ke pemilahan di unit asalnya."))
    return redirect("cases:overrules")


@require_POST
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """The case stays as it ended."""
    overruling.refuse(request.member, pk)
    messages.success(request, _("Anda tidak menyetujui. Kasusnya tetap selesai."))
    return redirect("cases:overrules")
