"""Official accounts: the public directory, and the pages of those who keep them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.network.access import access_account, accessible_accounts
from sejuk.desk.network.accounts.checking import check_now, settle
from sejuk.desk.network.accounts.listing import as_json, official, suspended
from sejuk.desk.network.accounts.looking import proof_line
from sejuk.desk.network.accounts.registering import end, register
from sejuk.desk.network.forms.accounts import AccountForm
from sejuk.desk.network.transitions import REGISTERS
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, accessible_units, require_anywhere
from sejuk.desk.shell.light import light


@login_not_required
@light
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """What is official, for everybody."""
    return render(request, "network/public/accounts.html", {"accounts": official(), "suspended": suspended()})


@login_not_required
@require_safe
def directory_json(request: HttpRequest) -> HttpResponse:
    """The same for machines."""
    said = {"at": clock.now().isoformat(), "accounts": [as_json(one) for one in official()]}
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Accounts of the member's units, with what needs a look."""
    require_anywhere(request.member, REGISTERS)
    open_ones = Count("warnings", filter=Q(warnings__ended_at=None))
    accounts = accessible_accounts(request.member).annotate(open_warnings=open_ones)
    return render(request, "network/accounts/list.html", {"accounts": accounts})


@require_safe
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One account: its token, what was seen, what is wrong."""
    account = access_account(request.member, pk)
    context = {
        "account": account,
        "line": proof_line(account.token),
        "warnings": account.warnings.filter(ended_at=None),
    }
    return render(request, "network/accounts/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def registered(request: MemberRequest) -> HttpResponse:
    """Register one."""
    require_anywhere(request.member, REGISTERS)
    units = accessible_units(request.member, REGISTERS).filter(institution=request.member.institution_id)
    form = AccountForm(sent(request), units=units, initial={"unit": request.member.unit_id})
    return act(
        request,
        form,
        lambda: register(request.member, form.cleaned_data["unit"], form.registration()),
        template="network/accounts/register.html",
        done=_("Terdaftar. Buka halamannya, pasang tandanya, lalu periksa."),
        to=reverse("network:accounts"),
    )


@require_POST
def checked(request: MemberRequest, pk: int) -> HttpResponse:
    """Look now."""
    check_now(request.member, pk)
    messages.success(request, _("Tandanya terlihat. Akun ini terbukti resmi."))
    return redirect("network:account", pk)


@require_POST
def ended(request: MemberRequest, pk: int) -> HttpResponse:
    """It is not used any more."""
    end(request.member, pk)
    messages.success(request, _("Akun ini tidak lagi tercantum."))
    return redirect("network:accounts")


@require_POST
def settled(request: MemberRequest, pk: int) -> HttpResponse:
    """A person looked at a warning."""
    warning = settle(request.member, pk)
    messages.success(request, _("Peringatannya selesai."))
    return redirect("network:account", warning.account_id)
