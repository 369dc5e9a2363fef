"""Attack: break pages with what nobody would type. No address answers with an error of ours."""

from __future__ import annotations

from itertools import cycle

import pytest
from django.test import Client

from sejuk.desk.organisation.models import Role
from sejuk.desk.shell import context
from tests.attack.visiting import ATTACKERS
from tests.desk.addresses import ADDRESSES
from tests.desk.examples import Examples
from tests.desk.office import PASSWORD, Desk

#: Every name that some page reads from its address, and some that none does.
NAMES = ("cari", "halaman", "hari", "ke", "keadaan", "next", "rentang", "suhu", "tema", "unit", "urut",
         "wilayah", "page", "id", "pk", "sort", "lingkup", "narasi", "kasus", "state", "cursor")  # fmt: skip
GARBAGE = ("\x00", "0001-01-01", "9999-12-31", "-1", "9" * 30, "x" * 5000, "'", "%s", "1e999", "²",
           "\r\nX: y", "a & | !", "<script>alert(1)</script>")  # fmt: skip


#: What broke pages most often, for every run; the rest is for the long one.
WORST = ("\x00", "9" * 30, "'", "²", "<script>alert(1)</script>")


def _feed(examples: Examples, role: Role, garbage: tuple[str, ...]) -> None:
    client = examples.desk.client(role)
    client.raise_request_exception = False
    for address in ADDRESSES:
        if address.post or address.name == "account_logout":
            continue
        for one in garbage:
            page = client.get(examples.url(address.name), dict.fromkeys(NAMES, one))
            assert page.status_code < 500, (address.name, one[:20])
            assert b"<script>alert(1)" not in page.content, address.name


def test_no_query_breaks_a_page(examples: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name gets another of the worst; the slow test gives all of them to every name."""
    monkeypatch.setattr(context, "navigation", lambda request: [])  # the same in every page
    client = examples.desk.client(Role.DUTY_OFFICER)
    client.raise_request_exception = False
    query = dict(zip(NAMES, cycle(WORST)))
    for address in ADDRESSES:
        if not address.post and address.name != "account_logout":
            page = client.get(examples.url(address.name), query)
            assert page.status_code < 500, address.name
            assert b"<script>alert(1)" not in page.content, address.name


@pytest.mark.slow
@pytest.mark.parametrize("role", [*ATTACKERS, Role.DUTY_OFFICER])
def test_no_query_of_any_role_breaks_a_page(examples: Examples, role: Role) -> None:
    _feed(examples, role, GARBAGE)


@pytest.mark.parametrize(
    "path", ["/narasi/{}/", "/narasi/{}/gabung/", "/wilayah/{}/", "/unit/{}/", "/undangan/{}/"]
)
def test_no_path_breaks_a_page(desk: Desk, path: str) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    client.raise_request_exception = False
    for garbage in ("%00", "n-1%00", "9" * 30, "%ff", "..%2f..", "x" * 3000, "٣", "²"):
        assert client.get(path.format(garbage)).status_code < 500, garbage[:20]
        assert client.post(path.format(garbage)).status_code < 500, garbage[:20]


@pytest.mark.parametrize("page", ["http://[", "", "http://x//elsewhere.example/", "\\\\elsewhere.example"])
def test_a_live_part_of_a_strange_page_leads_to_our_login(desk: Desk, page: str) -> None:
    answer = Client().get("/", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert answer.status_code == 401
    login = answer.headers["HX-Redirect"]
    assert login.startswith("/akun/masuk/?next=")
    user = desk.member(Role.HEAD).user
    user.set_password(PASSWORD)
    user.save()
    inside = Client().post(login, {"login": user.email, "password": PASSWORD})
    assert inside.status_code == 302
    assert "elsewhere.example" not in inside.headers["Location"]


@pytest.mark.parametrize(
    "number", ["²", "9" * 5000, "٣", "-1", "\x00"], ids=["power", "long", "arabic", "below", "nul"]
)
def test_no_number_breaks_the_sorting_of_many(desk: Desk, number: str) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    assert client.post("/kasus/pilah-banyak/", {"kasus": number}).status_code == 302


@pytest.mark.parametrize("field", ["title", "summary", "narrative"])
def test_no_text_breaks_the_api(desk: Desk, field: str) -> None:
    from sejuk.desk.cases.api import tokens

    member = desk.member(Role.DUTY_OFFICER)
    _token, secret = tokens.make(member, desk.polda, "Sistem lain", 5, may_propose=True)
    for garbage in ("kata\x00kata", "x" * 50_000):
        body = {"title": "Klaim yang beredar"} | {field: garbage}
        headers = {"Authorization": f"Bearer {secret}"}
        answer = Client().post("/api/v1/cases", body, content_type="application/json", headers=headers)
        assert answer.status_code == 422, (field, garbage[:9])
