"""One page of the menu is the one that is shown."""

from __future__ import annotations

import re

import pytest

from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db
_CURRENT = re.compile(r'<a href="([^"]+)" class="nav-link[^>]*aria-current="page"')


@pytest.mark.parametrize(
    ("path", "entry"), [("/kantor/", "/kantor/"), ("/kantor/gaya/", "/kantor/gaya/"), ("/menu/", None)]
)
def test_the_nearest_entry_alone_is_marked(desk: Desk, path: str, entry: str | None) -> None:
    page = desk.client(Role.ADMINISTRATOR).get(path).text
    assert set(_CURRENT.findall(page)) <= ({entry} if entry else set())
    assert not entry or _CURRENT.findall(page)
