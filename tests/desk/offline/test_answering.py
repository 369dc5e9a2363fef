"""What a view says to the queue on a phone."""

from __future__ import annotations

import json

from django import forms
from django.http import JsonResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from sejuk.desk.offline.answering import UNUSABLE, asks_as_queue, problems, taken, unusable
from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk


class Wanted(forms.Form):
    """A form with one field that must be filled in."""

    words = forms.CharField(label="Kata-kata")


def said(response: JsonResponse) -> object:
    """What the answer says."""
    return json.loads(response.content)


def test_the_queue_is_told_from_a_browser() -> None:
    asking = RequestFactory()
    assert asks_as_queue(asking.post("/", headers={"Accept": "application/json"}))
    assert not asks_as_queue(asking.post("/", headers={"Accept": "text/html,application/json"}))


def test_a_problem_has_the_name_of_its_field() -> None:
    form = Wanted({})
    assert problems(form)[0].startswith("Kata-kata: ")
    answer = unusable(form)
    assert (answer.status_code, said(answer)) == (UNUSABLE, {"problems": problems(form)})


def test_a_problem_of_the_whole_form_has_no_name() -> None:
    form = Wanted({"words": "x"})
    form.add_error(None, "Coba lagi.")
    assert problems(form) == ["Coba lagi."]


def test_what_arrived_is_named_and_leads_somewhere() -> None:
    assert said(taken("No. 7", "/x/", asks=True)) == {"number": "No. 7", "page": "/x/", "asks": True}


def test_the_session_is_told_to_members_with_a_role_only(desk: Desk) -> None:
    page = reverse("offline:session")
    assert desk.client(Role.FIELD_REPORTER, desk.polsek).get(page).json()["token"]
    assert Client().get(page, headers={"HX-Request": "true"}).status_code == 401


def test_every_worker_is_the_same_script_and_widens_no_scope(desk: Desk) -> None:
    scripts = [Client().get(reverse(name)) for name in ("cases:field_worker", "review:worker")]
    assert scripts[0].content == scripts[1].content
    assert all("Service-Worker-Allowed" not in script.headers for script in scripts)
