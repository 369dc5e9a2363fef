"""The partner's own pages: no login, an address that only they were sent."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.delivery.channels.telegram import is_on
from sejuk.desk.delivery.linking.codes import chat_of, start
from sejuk.desk.network.broadcasts.reading import kits_for
from sejuk.desk.network.forms.partners import ChoicesForm, chosen
from sejuk.desk.network.links import partner_of, partner_word, stopped_by
from sejuk.desk.network.models import Partner
from sejuk.desk.network.partners.consenting import asked, change, consent, decline, just_agreed, leave, stop
from sejuk.desk.network.partners.leaving_alone import SILENCE
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.light import light


@login_not_required
@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def consented(request: HttpRequest, word: str) -> HttpResponse:
    """Who asks, what for, and that a no needs no reason; then the person's own choices."""
    if request.method == "POST" and (agreed := just_agreed(word)) is not None:
        return redirect("network:own", partner_word(agreed))
    partner = asked(word)
    form = ChoicesForm(sent(request), initial=chosen(partner))
    return act(
        request,
        form,
        lambda: consent(word, form.choices()),
        template="network/public/consent.html",
        done=_("Terima kasih. Halaman ini milik Anda: simpan alamatnya."),
        to=reverse("network:own", args=[partner_word(partner)]),
        context={"partner": partner, "word": word},
    )


@login_not_required
@never_cache
@require_POST
def declined(request: HttpRequest, word: str) -> HttpResponse:
    """No, thank you."""
    decline(word)
    return render(request, "network/public/left.html")


@login_not_required
@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, word: str) -> HttpResponse:
    """One's own choices, and what was sent lately."""
    partner = _own(word)
    form = ChoicesForm(sent(request), initial=chosen(partner))
    return act(
        request,
        form,
        lambda: change(partner, form.choices()),
        template="network/public/own.html",
        done=_("Pilihan Anda tersimpan."),
        to=request.path,
        context={
            "partner": partner,
            "word": word,
            "kits": kits_for(partner),
            "has_bot": is_on(),
            "connected": bool(chat_of(partner.owner)),
        },
    )


@login_not_required
@never_cache
@sensitive_variables()
@require_POST
def telegram(request: HttpRequest, word: str) -> HttpResponse:
    """A code that connects the partner's own Telegram."""
    partner = _own(word)
    if not is_on():
        raise Refused(_("Kantor ini belum punya bot Telegram."), _("Pakai surel saja."), status=409)
    code = start(partner.owner)
    return render(request, "network/public/telegram.html", {"code": code, "word": word})


@csrf_exempt  # mail programs send it by themselves (RFC 8058); the address is the proof
@login_not_required
@never_cache
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def left(request: HttpRequest, word: str) -> HttpResponse:
    """End it with one click. Looking at the page ends nothing: mail scanners look.

    From one's own page it is for good; by the link of a mail, which others may have, until a silence is over.
    """
    own_page, by_mail = partner_of(word), stopped_by(word)
    partner = own_page or by_mail
    if partner is not None and request.method != "POST":
        return render(request, "network/public/leave.html", {"partner": partner, "word": word})
    if own_page is not None:
        leave(own_page)
    elif by_mail is not None:
        stop(by_mail)
    days = SILENCE.days if by_mail else 0
    return render(request, "network/public/left.html", {"days": days})


@login_not_required
@light
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Partners who wanted to be listed, with what they disclose."""
    found = Partner.objects.filter(state="active", is_listed=True).select_related("territory")
    page = Paginator(found, 50).get_page(request.GET.get("halaman"))
    return render(request, "network/public/partners.html", {"page": page, "query": ""})


def _own(word: str) -> Partner:
    partner = partner_of(word)
    if partner is None:
        raise Refused(
            _("Halaman ini tidak ada lagi."),
            _("Bila Anda sudah berhenti, halaman ini memang sudah dihapus."),
            status=404,
        )
    return partner
