"""Strangers get pages compressed; nobody else does, and nothing that could betray a secret by its length."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db
PACKED = {"Accept-Encoding": "gzip"}
PAGES = ("cases:report", "cases:follow", "stages:calendar", "network:directory", "public_sources")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def _form(client: Client) -> str:
    answer = client.get(reverse("cases:appeal"), headers=PACKED)
    return gzip.decompress(answer.content).decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_loads_little(desk: Desk, name: str) -> None:
    answer = Client().get(reverse(name), headers=PACKED)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "build/public.css" in gzip.decompress(answer.content).decode()


def test_a_member_and_who_sends_something_are_answered_plainly(desk: Desk) -> None:
    member = desk.client(Role.HEAD, desk.polda)
    assert "Content-Encoding" not in member.get(reverse("stages:calendar"), headers=PACKED).headers
    wrong = Client().post(reverse("cases:report"), {"text": "x"}, headers=PACKED)
    assert "Content-Encoding" not in wrong.headers


def test_the_word_against_forged_forms_is_another_each_time(desk: Desk) -> None:
    """Its length and letters cannot be guessed at from answer to answer (BREACH)."""
    client = Client(enforce_csrf_checks=True)
    first, second = (_TOKEN.search(_form(client)) for _time in range(2))
    assert first is not None
    assert second is not None
    assert first[1] != second[1]
