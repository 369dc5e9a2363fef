"""One way to show a form that does one thing to a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from sejuk.desk.network.views.acting import act
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.responses.access import newest
from sejuk.desk.responses.models import Response


@dataclass(frozen=True, slots=True)
class What:
    """What the page says: its title, the button, the sentence when it is done; and the page after it."""

    title: str
    button: str
    done: str
    to: str = "response"


def one_form(
    request: MemberRequest, response: Response, form: forms.Form, do: Callable[[], object], what: What
) -> HttpResponse:
    """Show ``form`` on a page of its own, and do what it says."""
    here = [] if what.to == "list" else [response.pk]
    return act(
        request,
        form,
        do,
        template="responses/act.html",
        done=what.done,
        to=reverse(f"responses:{what.to}", args=here),
        context={"response": response, "version": newest(response), "what": what},
    )
