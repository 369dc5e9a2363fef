"""Getting in and out: by e-mail and password, with a second factor, slowly for those who guess."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.accounts import address_hash
from sejuk.desk.organisation.models import Assignment, Member, Role, User
from tests.desk.office import PASSWORD, Desk

LOGIN = "/akun/masuk/"


@pytest.fixture
def member(desk: Desk) -> Member:
    """Somebody with a password."""
    cache.clear()
    member = desk.member(Role.VERIFIER)
    member.user.set_password(PASSWORD)
    member.user.save()
    return member


def log_in(client: Client, member: Member, password: str = PASSWORD) -> Any:
    return client.post(LOGIN, {"login": member.user.email, "password": password})


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def add_second_factor(member: Member) -> str:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(member.user, secret)
    return secret


def test_a_stranger_is_sent_to_the_login_and_back_after_it(client: Client, member: Member) -> None:
    assert client.get("/unit/").headers["Location"] == f"{LOGIN}?next=/unit/"
    response = client.post(
        f"{LOGIN}?next=/unit/", {"login": member.user.email, "password": PASSWORD, "next": "/unit/"}
    )
    assert response.headers["Location"] == "/unit/"


def test_a_live_part_whose_session_ended_sends_its_whole_page_to_the_login(
    client: Client, desk: Desk
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/narasi/?tema=pemungutan"}
    response = client.get("/peringatan/jumlah/", headers=headers)
    assert (response.status_code, response.content) == (401, b"")
    assert response.headers["HX-Redirect"] == f"{LOGIN}?next=/narasi/%3Ftema%3Dpemungutan"


def test_the_next_page_cannot_lead_outside(client: Client, member: Member) -> None:
    response = client.post(
        LOGIN, {"login": member.user.email, "password": PASSWORD, "next": "https://jahat.example/"}
    )
    assert response.headers["Location"] == "/"


def test_the_password_is_kept_as_argon2(member: Member) -> None:
    assert User.objects.get(pk=member.user_id).password.startswith("argon2$")


def test_login_and_logout_leave_lines(client: Client, member: Member) -> None:
    log_in(client, member)
    client.post("/akun/keluar/")
    actions = list(Entry.objects.filter(actor=member.pk).values_list("action", flat=True))
    assert actions == ["account.logged_in", "account.logged_out"]


def test_a_failed_login_leaves_a_keyed_hash_and_never_what_was_typed(client: Client, member: Member) -> None:
    typed = "rahasia-yang-salah-kolom@polisi.teduh.example"
    client.post(LOGIN, {"login": typed, "password": "apa saja"})
    entry = Entry.objects.get(action="account.login_failed")
    assert entry.detail == {"address_hash": address_hash(typed)}
    assert "rahasia" not in str(entry.detail)
    assert entry.actor is None


def test_guessing_is_slowed_down_over_all_web_processes(client: Client, member: Member) -> None:
    for _attempt in range(5):
        log_in(client, member, "tebakan yang salah")
    response = log_in(Client(), member)  # right this time, from a process that saw none of the others
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_session_ends_after_a_shift(client: Client, member: Member) -> None:
    log_in(client, member)
    assert client.session.get_expiry_age() == 12 * 3600


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_confirm_email", "mfa_list_webauthn", "mfa_trust"]
)
def test_pages_that_nobody_needs_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_an_inactive_member_is_out_at_once_and_cannot_come_back(client: Client, member: Member) -> None:
    log_in(client, member)
    Member.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get("/unit/").headers["Location"].startswith(LOGIN)
    User.objects.filter(pk=member.user_id).update(is_active=False)
    log_in(client, member)
    assert "_auth_user_id" not in client.session


def test_a_member_whose_role_ended_finds_every_door_closed_at_once(client: Client, member: Member) -> None:
    log_in(client, member)
    assert client.get("/unit/").status_code == 200
    Assignment.objects.filter(member=member).update(ends_at="2001-01-01T00:00Z")
    response = client.get("/unit/")
    assert response.status_code == 403
    assert "Administrator lembaga Anda dapat memberikannya" in response.content.decode()


def test_a_login_without_a_member_is_nobody(client: Client, desk: Desk) -> None:
    client.force_login(User.objects.create_user("tanpa@peran.example", PASSWORD))
    assert client.get("/unit/").headers["Location"].startswith(LOGIN)


def test_a_forgotten_password_is_replaced_by_a_mail(client: Client, member: Member) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": member.user.email})
    link = re.search(r"/akun/kata-sandi/baru/\S+", str(mail.outbox[0].body))
    assert link is not None
    page = client.get(link[0], follow=True)
    new = "payung basah di beranda"
    answer = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert answer.status_code == 302
    assert log_in(Client(), member, new).status_code == 302
    assert Entry.objects.filter(actor=member.pk, action="account.password_reset").exists()


def test_a_reset_for_a_stranger_says_the_same_and_sends_nothing(client: Client, member: Member) -> None:
    known = client.post("/akun/kata-sandi/lupa/", {"email": member.user.email})
    sent = len(mail.outbox)
    unknown = client.post("/akun/kata-sandi/lupa/", {"email": "orang@lain.example"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert len(mail.outbox) == sent


def test_a_weak_new_password_is_refused(client: Client, member: Member) -> None:
    log_in(client, member)
    answer = client.post(
        "/akun/kata-sandi/ganti/", {"oldpassword": PASSWORD, "password1": "123456", "password2": "123456"}
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]


def test_the_second_factor_is_asked_for_after_the_password(client: Client, member: Member) -> None:
    secret = add_second_factor(member)
    assert log_in(client, member).headers["Location"] == "/akun/dua-langkah/kode/"
    assert client.get("/unit/").status_code == 302
    client.post("/akun/dua-langkah/kode/", {"code": code_of(secret)})
    assert client.get("/unit/").status_code == 200
    assert Entry.objects.get(action="account.logged_in").detail == {"second_factor": True}


def test_a_wrong_code_does_not_let_in(client: Client, member: Member) -> None:
    add_second_factor(member)
    log_in(client, member)
    client.post("/akun/dua-langkah/kode/", {"code": "000000"})
    assert client.get("/unit/").status_code == 302


@pytest.mark.usefixtures("commits_at_once")
def test_turning_the_second_factor_on_gives_recovery_codes(client: Client, member: Member) -> None:
    log_in(client, member)
    again = client.get("/akun/dua-langkah/nyalakan/").headers["Location"]
    assert again.startswith("/akun/pastikan/")
    page = client.post(again, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    answer = client.post("/akun/dua-langkah/nyalakan/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/akun/dua-langkah/cadangan/"
    codes = client.get("/akun/dua-langkah/cadangan/").context["unused_codes"]
    assert len(codes) == 10
    kinds = Entry.objects.filter(action="account.second_factor_added").values_list("detail__kind", flat=True)
    assert set(kinds) == {"totp", "recovery_codes"}
    assert client.get("/akun/dua-langkah/cadangan/unduh/").content.decode().count(codes[0]) == 1


def test_secrets_of_the_second_factor_are_sealed_in_the_database(member: Member) -> None:
    secret = add_second_factor(member)
    stored = Authenticator.objects.get(user=member.user_id).data
    assert secret not in str(stored)


def test_a_role_that_requires_a_second_factor_gets_no_page_without_it(desk: Desk, settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = (Role.ADMINISTRATOR,)
    client = desk.client(Role.ADMINISTRATOR)
    assert client.get("/unit/").headers["Location"] == "/akun/dua-langkah/nyalakan/"
    part = client.get("/unit/", headers={"HX-Request": "true"})
    assert (part.status_code, part.content) == (204, b"")
    assert desk.client(Role.VERIFIER).get("/unit/").status_code == 200
    add_second_factor(desk.member(Role.ADMINISTRATOR))
    assert client.get("/unit/").status_code == 200


def test_an_administrator_takes_a_lost_second_factor_away_but_never_the_own(desk: Desk) -> None:
    lost = desk.member(Role.VERIFIER)
    administrator = desk.member(Role.ADMINISTRATOR)
    add_second_factor(lost)
    add_second_factor(administrator)
    client = desk.client(Role.ADMINISTRATOR)
    client.post(f"/anggota/{lost.pk}/dua-langkah/")
    assert client.post(f"/anggota/{administrator.pk}/dua-langkah/").status_code == 403
    assert list(Authenticator.objects.values_list("user", flat=True)) == [administrator.user_id]
    assert Entry.objects.filter(action="account.second_factor_reset", subject_id=lost.pk).exists()


@pytest.mark.parametrize(
    "page",
    [
        "masuk/", "keluar/", "tidak-aktif/", "pastikan/", "kata-sandi/ganti/", "kata-sandi/lupa/",
        "kata-sandi/lupa/terkirim/", "kata-sandi/baru/selesai/", "kata-sandi/baru/1-abc/",
        "dua-langkah/", "dua-langkah/nyalakan/", "dua-langkah/cadangan/buat/",
    ],
)  # fmt: skip
def test_every_login_page_is_ours_and_in_indonesian(member: Member, page: str) -> None:
    client = Client()
    if page not in ("masuk/",):
        log_in(client, member)
    response = client.get(f"/akun/{page}", follow=True)
    assert response.status_code == 200
    assert '<html lang="id">' in response.content.decode()
    assert "base.html" in [template.name for template in response.templates]
    assert "Sign" not in response.content.decode()


def test_the_language_is_kept_with_the_member(client: Client, member: Member) -> None:
    log_in(client, member)
    client.post("/bahasa/", {"language": "en", "next": "/unit/"})
    other_device = Client()
    log_in(other_device, member)
    assert '<html lang="en">' in other_device.get("/unit/").content.decode()


def test_a_language_that_does_not_exist_changes_nothing(client: Client, member: Member) -> None:
    log_in(client, member)
    client.post("/bahasa/", {"language": "xx", "next": "/unit/"})
    assert Member.objects.get(pk=member.pk).language == ""


def test_times_are_shown_in_the_zone_of_the_members_unit(desk: Desk) -> None:
    page = desk.client(Role.VERIFIER).get("/kantor/").content.decode()
    assert "WITA" in page
