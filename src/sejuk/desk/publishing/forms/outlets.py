"""Connect a channel, change its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Unit
from sejuk.desk.publishing.channels.manifest import Manifest, Need
from sejuk.desk.publishing.channels.registry import channels
from sejuk.desk.publishing.sealing import LONGEST_KEY


class ConnectForm(forms.Form):
    """One choice names the channel and the listed account; the next page asks for what it needs."""

    way = forms.ChoiceField(
        label=_("Saluran"),
        help_text=_("Hanya akun yang terbukti resmi yang dapat dipilih."),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, accounts: Iterable[OfficialAccount], units: Iterable[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["way"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – for the type checker
        field.choices = [*_of_accounts(accounts), *_of_units(units)]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        field = self.fields["way"]
        return isinstance(field, forms.ChoiceField) and not field.choices

    def chosen(self) -> tuple[str, int]:
        """The channel, and the key of the account; of the unit for a list of mail."""
        code, _between, key = self.cleaned_data["way"].partition(":")
        return code, int(key)


class KeyForm(forms.Form):
    """What the channel needs to open its door. What is kept is never shown again."""

    def __init__(self, *args: Any, manifest: Manifest, user: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for need in manifest.needs:
            self.fields[need.name] = _field(need, user)

    def said(self) -> dict[str, str]:
        """``user`` and ``secret``, as far as they were asked for."""
        return {name: str(value).strip() for name, value in self.cleaned_data.items()}


def _field(need: Need, user: str) -> forms.Field:
    language = get_language() or "id"
    attributes = {"autocomplete": "off", "spellcheck": "false"}
    kind = forms.PasswordInput if need.is_secret else forms.TextInput
    return forms.CharField(
        label=need.label.in_language(language),
        help_text=need.help.in_language(language),
        required=need.required,
        max_length=LONGEST_KEY if need.is_secret else 120,
        initial="" if need.is_secret else user,
        widget=kind(attrs=attributes),
    )


def _of_accounts(accounts: Iterable[OfficialAccount]) -> list[tuple[str, str]]:
    language = get_language() or "id"
    return [
        (f"{code}:{account.pk}", f"{_named(account)} · {channel.manifest.name.in_language(language)}")
        for account in accounts
        for code, channel in channels().items()
        if account.platform in channel.manifest.platforms
    ]


def _named(account: OfficialAccount) -> str:
    """An office has several accounts of one name."""
    return f"{account.name} ({account.get_platform_display()})"


def _of_units(units: Iterable[Unit]) -> list[tuple[str, str]]:
    name = channels()["mail"].manifest.name.in_language(get_language() or "id")
    return [(f"mail:{unit.pk}", f"{unit.name} · {name}") for unit in units]
