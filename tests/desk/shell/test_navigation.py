"""One page of the menu is the one that is shown."""

from __future__ import annotations

import re

import pytest

from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db
_CURRENT = re.compile(r'<a href="([^"]+)" class="nav-link[^>]*aria-current="page"')


@pytest.mark.parametrize("path", ["/kantor/", "/kantor/gaya/"])
def test_the_nearest_entry_alone_is_marked(desk: Desk, path: str) -> None:
    page = desk.client(Role.ADMINISTRATOR).get(path).text
    assert set(_CURRENT.findall(page)) == {path}
