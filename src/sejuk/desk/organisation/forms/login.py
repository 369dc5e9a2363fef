"""The login form in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext as _


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """E-mail address and password; the way to a forgotten password stands below the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("Surel dinas"), _("Kata sandi")
        password.help_text = ""
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
