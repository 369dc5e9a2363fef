"""Pages of the bank: find, put in, adapt, approve, use, withdraw."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.bank import banking
from sejuk.desk.bank.access import access_item, access_use, accessible_items, making_unit
from sejuk.desk.bank.forms import BecauseForm, FindForm, ItemForm, SettleForm, UseForm
from sejuk.desk.bank.models import Item, ItemState
from sejuk.desk.bank.searching import search
from sejuk.desk.bank.transitions import ITEM_TRANSITIONS, MAKES, READS
from sejuk.desk.organisation.access import (
    MemberRequest,
    accessible_units,
    may,
    may_anywhere,
    require_anywhere,
)
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.arriving import takes_photo
from sejuk.desk.photos.views import jpeg_response
from sejuk.desk.states import allowed

_methods = require_http_methods(["GET", "HEAD", "POST"])
_A_PAGE = 20


@require_safe
def find(request: MemberRequest) -> HttpResponse:
    """Search the bank."""
    require_anywhere(request.member, READS)
    form = FindForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = search(request.member, said.get("q", ""), said)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("halaman"))
    query = urlencode({name: value for name, value in said.items() if value})
    context = {
        "query": query,
        "form": form,
        "page": page,
        "may_make": may_anywhere(request.member, MAKES),
        "asked": any(said.values()),
    }
    return render(request, "bank/find.html", context)


@takes_photo
@_methods
def add(request: MemberRequest) -> HttpResponse:
    """Put an item in."""
    making_unit(request.member)
    return _filled(request, None)


@takes_photo
@_methods
def adapt(request: MemberRequest, pk: int) -> HttpResponse:
    """Make an adaptation of an approved item; the link to the original stays."""
    making_unit(request.member)
    return _filled(request, access_item(request.member, pk))


def _filled(request: MemberRequest, origin: Item | None) -> HttpResponse:
    has_photo = bool(origin and origin.photo)
    first = _values(origin) if origin else {"origin": request.member.institution.name}
    form = ItemForm(request.POST or None, request.FILES or None, initial=first, has_photo=has_photo)
    if request.method == "POST" and form.is_valid():
        try:
            name = form.cleaned_data["client_id"]
            made = banking.put_in(request.member, form.said(), form.brought(), origin, name)
            messages.success(request, _("Rancangan tersimpan. Periksa, lalu ajukan kepada orang kedua."))
            return redirect("bank:item", made.pk)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    context = {"form": form, "origin": origin}
    return render(request, "bank/item_form.html", context, status=422 if form.errors else 200)


@takes_photo
@_methods
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    item = access_item(request.member, pk)
    making_unit(request.member)
    form = ItemForm(request.POST or None, initial=_values(item), has_photo=bool(item.photo))
    for name in ("photo", "photo_alt", "photo_whole"):
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        banking.change(request.member, pk, form.said())
        messages.success(request, _("Rancangan diubah."))
        return redirect("bank:item", pk)
    context = {"form": form, "item": item}
    return render(request, "bank/item_form.html", context, status=422 if form.errors else 200)


def _values(item: Item) -> dict[str, Any]:
    names = ("kind", "title", "text", "link", "origin", "rights", "consent", "stage", "theme", "language")
    return {name: getattr(item, name) for name in names}


@require_safe
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """One item: what it holds, where it is from, what became of it."""
    found = access_item(request.member, pk)
    can = [
        way.verb
        for way in ITEM_TRANSITIONS
        if way.start == found.state and may(request.member, way.roles, found.unit)
    ]
    if found.by_id == request.member.pk:
        can = [verb for verb in can if verb not in ("approve", "send_back")]
    mine = accessible_units(request.member, MAKES)
    context = {
        "item": found,
        "can": set(can) & allowed(ITEM_TRANSITIONS, found.state),
        "waits_for_another": found.state == ItemState.PROPOSED and found.by_id == request.member.pk,
        "uses": found.uses.select_related("unit"),
        "own_units": mine,
        "adaptations": accessible_items(request.member).filter(adapted_from=found),
        "use_form": UseForm() if found.state == ItemState.APPROVED and mine.exists() else None,
    }
    return render(request, "bank/item.html", context)


@require_safe
def picture(request: MemberRequest, pk: int) -> HttpResponse:
    """The photo of an item that the member may see; others' unchecked photos are not shown."""
    found = access_item(request.member, pk)
    if found.photo is None or not (found.photo.is_shown or may(request.member, MAKES, found.photo.unit)):
        raise Refused(
            _("Konten ini tidak punya foto yang boleh dilihat."), _("Kembali ke kontennya."), status=404
        )
    return jpeg_response(found.photo)


@require_POST
def propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for the second person."""
    banking.propose(request.member, pk)
    messages.success(request, _("Diajukan. Orang kedua menyetujui atau mengembalikannya."))
    return redirect("bank:item", pk)


@require_POST
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    """Let every office use it."""
    banking.approve(request.member, pk)
    messages.success(request, _("Disetujui. Semua lembaga di sini dapat memakainya."))
    return redirect("bank:item", pk)


@require_POST
def send_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for changes."""
    banking.send_back(request.member, pk)
    messages.success(request, _("Dikembalikan sebagai rancangan."))
    return redirect("bank:item", pk)


@require_POST
def use(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a use on record."""
    form = UseForm(request.POST)
    access_item(request.member, pk)
    making_unit(request.member)
    if form.is_valid():
        banking.use(request.member, pk, form.cleaned_data["where"], form.cleaned_data["link"])
        messages.success(request, _("Pemakaian dicatat. Bila kontennya ditarik, unit Anda diberi tahu."))
    else:
        messages.error(request, _("Tulis di mana kontennya dipakai; tautannya boleh kosong."))
    return redirect("bank:item", pk)


@_methods
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw an item, with the reason that those who used it read."""
    found = access_item(request.member, pk)
    making_unit(request.member)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        banking.withdraw(request.member, pk, form.cleaned_data["because"])
        messages.success(request, _("Ditarik. Semua unit yang memakainya diberi tahu."))
        return redirect("bank:item", pk)
    context = {"item": found, "form": form, "uses": found.uses.count()}
    return render(request, "bank/withdraw.html", context, status=422 if form.errors else 200)


@_methods
def settle(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what was done about the use of something that was withdrawn."""
    found = access_use(request.member, pk)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        banking.settle(request.member, pk, form.cleaned_data["done"])
        messages.success(request, _("Terima kasih, tercatat."))
        return redirect("bank:item", found.item_id)
    return render(
        request, "bank/settle.html", {"use": found, "form": form}, status=422 if form.errors else 200
    )
