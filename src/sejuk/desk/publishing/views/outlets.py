"""The channels of the member's units: connect, try the door, change the key, close."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.network.models import AccountState, OfficialAccount
from sejuk.desk.organisation.access import MemberRequest, accessible_units, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.access import access_outlet, accessible_outlets
from sejuk.desk.publishing.channels.registry import channels
from sejuk.desk.publishing.forms.outlets import ConnectForm, KeyForm
from sejuk.desk.publishing.services import opening
from sejuk.desk.publishing.showing import recent
from sejuk.desk.publishing.transitions import CONNECTS
from sejuk.desk.shell.sending import posted


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """What is connected, and whether its door opened the last time."""
    require_anywhere(request.member, CONNECTS)
    outlets = list(accessible_outlets(request.member).filter(closed_at=None))
    context = {
        "outlets": outlets,
        "recent": recent(request.member),
        "channels": [one.manifest for one in channels().values()],
    }
    return render(request, "publishing/outlets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def connected(request: MemberRequest) -> HttpResponse:
    """Choose the channel and the account."""
    require_anywhere(request.member, CONNECTS)
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        code, key = form.chosen()
        return _connect(request, code, key)
    status = 422 if form.is_bound else 200
    return render(request, "publishing/connect.html", {"form": form}, status=status)


@never_cache
@sensitive_post_parameters("secret")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def rekeyed(request: MemberRequest, pk: int) -> HttpResponse:
    """Type in what the channel needs; a key that is kept is never shown."""
    outlet = access_outlet(request.member, pk)
    if outlet.account is None or outlet.closed_at is not None or not outlet.channel.manifest.needs:
        raise Refused(_("Saluran ini tidak memerlukan kunci."), _("Kembali ke daftar saluran."), status=409)
    form = KeyForm(posted(request), manifest=outlet.channel.manifest, user=outlet.user)
    if request.method == "POST" and form.is_valid():
        opening.connect(request.member, outlet.account, outlet.kind, **form.said())
        messages.success(request, _("Kuncinya tersimpan tersandi. Uji sambungannya."))
        return redirect("publishing:outlets")
    status = 422 if form.is_bound else 200
    return render(request, "publishing/key.html", {"form": form, "outlet": outlet}, status=status)


@require_POST
def tested(request: MemberRequest, pk: int) -> HttpResponse:
    """Try the door; nothing is published."""
    outlet = opening.test(request.member, pk)
    if outlet.test_error:
        messages.error(request, str(outlet.error))
    else:
        messages.success(request, _("Sambungannya berfungsi. Tidak ada yang disiarkan."))
    return redirect("publishing:outlets")


@require_POST
def closed(request: MemberRequest, pk: int) -> HttpResponse:
    """Close it."""
    opening.close(request.member, pk)
    messages.success(request, _("Salurannya ditutup dan kuncinya dihapus."))
    return redirect("publishing:outlets")


def _form(request: MemberRequest) -> ConnectForm:
    units = accessible_units(request.member, CONNECTS)
    accounts = OfficialAccount.objects.filter(unit__in=units, state=AccountState.VERIFIED)
    own = units.filter(institution=request.member.institution_id).order_by("path")
    return ConnectForm(posted(request), accounts=accounts.select_related("unit"), units=own)


def _connect(request: MemberRequest, code: str, key: int) -> HttpResponse:
    if code == "mail":
        unit = accessible_units(request.member, CONNECTS).get(pk=key)
        opening.own_outlet(request.member, unit, code)
        messages.success(request, _("Langganan dibuka. Warga dapat mendaftar di halaman Langganan."))
        return redirect("publishing:outlets")
    outlet = opening.connect(request.member, OfficialAccount.objects.get(pk=key), code)
    if outlet.channel.manifest.needs:
        return redirect("publishing:rekey", outlet.pk)
    messages.success(request, _("Saluran tersambung."))
    return redirect("publishing:outlets")
