"""The page on which a member makes and withdraws tokens."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk.cases.api import tokens
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import MemberRequest, accessible_units, require_anywhere
from sejuk.desk.organisation.models import Unit
from sejuk.desk.shell.sending import posted


class TokenForm(forms.Form):
    """What the token is for, where it reaches, and until when."""

    name = forms.CharField(label=_("Untuk sistem apa?"), max_length=80)
    unit = forms.ModelChoiceField(
        label=_("Unit dan jajarannya"), queryset=Unit.objects.none(), empty_label=_("Pilih unit")
    )
    days = forms.IntegerField(
        label=_("Berlaku berapa hari"), min_value=1, max_value=tokens.LONGEST, initial=90
    )
    may_propose = forms.BooleanField(label=_("Boleh mengusulkan kasus"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 – for the type checker
        field.queryset = units


@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: MemberRequest) -> HttpResponse:
    """One's tokens, and a form for another; its secret is shown this once."""
    require_anywhere(request.member, READS)
    form = TokenForm(posted(request), units=accessible_units(request.member, READS))
    secret, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            _token, secret = tokens.make(request.member, **form.cleaned_data)
            form = TokenForm(units=accessible_units(request.member, READS))
            status = 201
    context = {"form": form, "secret": secret, "tokens": tokens.own_tokens(request.member)}
    return render(request, "cases/tokens.html", context, status=status)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """End a token now."""
    tokens.withdraw(request.member, pk)
    messages.success(request, gettext("Token ditarik; sejak sekarang tidak berlaku."))
    return redirect("cases:tokens")
