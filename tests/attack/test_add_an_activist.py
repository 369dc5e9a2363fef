"""Attack: add one activist's account as a source.

Fails because a source with a single author is refused unless it is a public role (G16): by the form, by the
intake that counts authors, and by the database; and because no institution approves its own.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk import clock
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Role
from tests.attack.visiting import ATTACKERS
from tests.desk.listening.given import PURPOSE, make_source
from tests.desk.office import Desk

PERSONAL = [
    "https://x.com/suara_lantang_hulu",
    "https://www.facebook.com/suara.lantang",
    "https://suaralantang.blogspot.com/feeds/posts/default",
    "https://medium.com/@suaralantang",
    "https://www.youtube.com/@suaralantang",
    "https://media.example/author/suara-lantang/feed",
]


def _form(desk: Desk, address: str, kind: str) -> dict[str, str | int]:
    return {
        "name": "Kanal warga",
        "kind": kind,
        "purpose": PURPOSE,
        "ends_on": str(clock.now().date() + timedelta(days=30)),
        "unit": desk.polda.pk,
        "isi_address": address,
        "isi_url": address,
    }


@pytest.mark.parametrize("attacker", [one for one in ATTACKERS if one != Role.AUDITOR])
@pytest.mark.parametrize("address", PERSONAL)
def test_the_form_refuses_one_persons_page(desk: Desk, attacker: Role, address: str) -> None:
    for kind in ("public_page", "keyword"):
        desk.client(attacker).post("/sumber/tambah/feeds/", _form(desk, address, kind))
    assert not Source.objects.exists()


def test_an_auditor_adds_no_source_at_all(desk: Desk) -> None:
    url = "/sumber/tambah/feeds/"
    form = _form(desk, "https://media.example/feed", "public_page")
    assert desk.client(Role.AUDITOR).post(url, form).status_code == 403


@pytest.mark.parametrize("kind", ["public_page", "keyword", "file", "tip_line"])
def test_the_database_refuses_it_to_whoever_writes_the_row(desk: Desk, kind: str) -> None:
    with pytest.raises(IntegrityError, match="single_author"), transaction.atomic():
        make_source(desk, kind=kind, single_author=True)


def test_calling_it_an_outlet_still_takes_another_institution(desk: Desk) -> None:
    """The lie stands on the public list with the name of who approved it."""
    for role in (Role.DUTY_OFFICER, *ATTACKERS):
        desk.member(role)
    with pytest.raises(IntegrityError, match="another_institution"), transaction.atomic():
        make_source(desk, kind="outlet", single_author=True, approved_by_institution=desk.police)
    outlet = make_source(
        desk,
        kind="outlet",
        single_author=True,
        state="proposed",
        approved_by=None,
        approved_by_institution=None,
    )
    for attacker in ATTACKERS:
        desk.client(attacker).post(f"/sumber/{outlet.pk}/approve/")
    outlet.refresh_from_db()
    assert outlet.state == "proposed"
    assert outlet.name in desk.client(Role.HEAD).get("/sumber-publik/").content.decode()
