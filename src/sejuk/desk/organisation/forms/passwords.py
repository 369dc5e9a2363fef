"""A new password, typed twice alike."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import User


class NewPasswordForm(forms.Form):
    """A base for forms in which somebody chooses a password; ``email_of`` says whose it is."""

    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sedikitnya 12 huruf; beberapa kata acak mudah diingat dan sulit ditebak."),
    )
    password_again = forms.CharField(
        label=_("Kata sandi sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def email_of(self, data: dict[str, Any]) -> str:
        """The address of whoever chooses: a password like one's own name is refused."""
        return data.get("email") or ""

    def clean(self) -> dict[str, Any]:
        """The password is good and was typed twice alike."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        password = data.get("password")
        if password and password != data.get("password_again"):
            self.add_error("password_again", _("Kedua kata sandi belum sama."))
        elif password:
            self._check(password, self.email_of(data))
        return data

    def _check(self, password: str, email: str) -> None:
        try:
            validate_password(password, User(email=email))
        except ValidationError as error:
            self.add_error("password", error)
