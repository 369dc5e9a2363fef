"""What a unit does about a directive: read, acknowledged, met, reported and done are different things."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageStat

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.directives.models import FollowUp, Meeting, Question, Receipt, ReceiptState
from sejuk.desk.directives.services import receiving, sending
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.matters import matters
from tests.desk.directives.given import acknowledged, done, met, receipt, reported, sent
from tests.desk.directives.test_sending import picture
from tests.desk.office import Desk


@pytest.fixture
def officer(desk: Desk) -> Client:
    return desk.client(Role.DUTY_OFFICER, desk.polsek)


def state(one: Receipt) -> str:
    one.refresh_from_db()
    return one.state


def meeting(**changes: Any) -> dict[str, Any]:
    with timezone.override("Asia/Makassar"):
        held_at = timezone.localtime(clock.now() - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    said = {
        "client_id": str(uuid4()),
        "kind": "in_person",
        "held_at": held_at,
        "result": "Giliran jaga disepakati.",
        "present_unit_head": "1",
        "present_duty": "4",
    }
    return said | changes


def test_reading_is_not_acknowledging_and_acknowledging_is_not_being_done(
    desk: Desk, officer: Client
) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    officer.get(f"/arahan/{directive.pk}/")
    assert state(mine) == ReceiptState.READ
    officer.post(f"/arahan/unit/{mine.pk}/terima/")
    assert state(mine) == ReceiptState.ACKNOWLEDGED
    page = officer.post(f"/arahan/unit/{mine.pk}/selesai/", follow=True).content.decode()
    assert "Belum semua tugas" in page
    reported(desk, directive, desk.polsek)
    officer.post(f"/arahan/unit/{mine.pk}/selesai/")
    assert state(mine) == ReceiptState.DONE
    actions = Entry.objects.filter(subject="directive").order_by("pk").values_list("action", flat=True)
    assert [
        one for one in actions if one in ("directive.read", "directive.acknowledged", "directive.done")
    ] == [
        "directive.read",
        "directive.acknowledged",
        "directive.done",
    ]


def test_a_superior_who_looks_reads_for_nobody_below(desk: Desk) -> None:
    directive = sent(desk)
    looks = ((Role.HEAD, desk.polda), (Role.DUTY_OFFICER, desk.polres), (Role.AUDITOR, desk.polsek))
    for role, unit in looks:
        desk.client(role, unit).get(f"/arahan/{directive.pk}/")
    assert state(receipt(directive, desk.polsek)) == ReceiptState.DELIVERED
    assert state(receipt(directive, desk.polres)) == ReceiptState.READ


def test_the_unit_above_may_acknowledge_for_a_unit_without_people(desk: Desk) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    desk.client(Role.DUTY_OFFICER, desk.polres).post(f"/arahan/unit/{mine.pk}/terima/")
    assert state(mine) == ReceiptState.ACKNOWLEDGED
    assert mine.acknowledged_by == desk.member(Role.DUTY_OFFICER, desk.polres)


def test_acknowledging_twice_is_once(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    for _time in range(3):
        officer.post(f"/arahan/unit/{mine.pk}/terima/")
    assert Entry.objects.filter(action="directive.acknowledged").count() == 1


def test_a_phone_that_was_offline_reads_json(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    for _time in range(2):
        answer = officer.post(
            f"/arahan/unit/{mine.pk}/terima/", {"client_id": uuid4()}, headers={"Accept": "application/json"}
        )
        assert answer.json()["number"] == f"A-{directive.pk}"
        assert answer.json()["page"] == f"/arahan/{directive.pk}/"
    sending.close(desk.member(Role.HEAD), directive.pk, "Selesai semuanya.")
    other = receipt(directive, desk.polres)
    late = desk.client(Role.DUTY_OFFICER, desk.polres).post(
        f"/arahan/unit/{other.pk}/terima/", headers={"Accept": "application/json"}
    )
    assert late.status_code == 422
    assert "selesai" in late.json()["problems"][0]


@pytest.mark.parametrize("role", [Role.VERIFIER, Role.AUDITOR, Role.OBSERVER, Role.FIELD_REPORTER])
def test_who_may_not_acknowledge_is_told(desk: Desk, role: Role) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    client = desk.client(role, desk.polsek)
    assert client.get(f"/arahan/{directive.pk}/").status_code == 200
    assert client.post(f"/arahan/unit/{mine.pk}/terima/").status_code == 403
    assert mine.acknowledged_at is None


def test_nobody_acts_or_looks_across(desk: Desk) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    for client in (desk.client(Role.HEAD, desk.other_polres), desk.client(Role.HEAD, desk.kpu)):
        assert client.post(f"/arahan/unit/{mine.pk}/terima/").status_code == 404
        assert client.get(f"/arahan/unit/{mine.pk}/").status_code == 404
        assert client.get(f"/arahan/unit/{mine.pk}/rapat/").status_code == 404


def test_a_unit_notes_its_own_meeting_by_category(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    said = meeting()
    for _time in range(2):
        assert officer.post(f"/arahan/unit/{mine.pk}/rapat/", said).status_code == 302
    held = Meeting.objects.get()
    assert dict(held.attendance.values_list("category", "count")) == {"unit_head": 1, "duty": 4}
    page = desk.client(Role.HEAD).get(f"/arahan/unit/{mine.pk}/").content.decode()
    assert "Petugas piket 4" in page
    assert "Giliran jaga disepakati." in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"present_unit_head": "", "present_duty": ""}, "jumlah hadirin"),
        ({"held_at": "2090-01-01T00:00"}, "sudah lewat"),
        ({"present_duty": "-1"}, "Isi paling sedikit 0"),
        ({"client_id": "x"}, "Muat ulang"),
    ],
)
def test_a_meeting_that_cannot_be_says_why(
    desk: Desk, officer: Client, changes: dict[str, Any], says: str
) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    answer = officer.post(f"/arahan/unit/{mine.pk}/rapat/", meeting(**changes))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_report_carries_evidence_and_finishes_its_task(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    task = directive.tasks.all()[0]
    said = {"client_id": str(uuid4()), "text": "Rapat selesai, 5 hadir.", "task": task.pk, "finishes": "on"}
    for _time in range(2):
        files = [SimpleUploadedFile("foto.png", picture()), SimpleUploadedFile("foto.png", picture())]
        assert officer.post(f"/arahan/unit/{mine.pk}/lapor/", {**said, "berkas": files}).status_code == 302
    report = FollowUp.objects.get()
    kept = report.files.get()
    assert [one.position for one in receiving.open_tasks(mine)] == [2]
    url = f"/arahan/bukti/{kept.pk}/"
    assert desk.client(Role.HEAD).get(url).content.startswith(b"\xff\xd8")
    assert desk.client(Role.HEAD, desk.other_polres).get(url).status_code == 404
    assert Entry.objects.filter(action="directive.file_read").count() == 1


@pytest.mark.parametrize(
    ("files", "says"), [([b"MZ"], "bukan gambar"), ([b"MZ"] * 4, "Paling banyak tiga")], ids=["exe", "many"]
)
def test_bad_evidence_keeps_the_report_out_and_the_words_on_the_form(
    desk: Desk, officer: Client, files: list[bytes], says: str
) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    sends = [SimpleUploadedFile("x.bin", body) for body in files]
    said = {"client_id": str(uuid4()), "text": "Dijelaskan di pasar.", "berkas": sends}
    answer = officer.post(f"/arahan/unit/{mine.pk}/lapor/", said)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Dijelaskan di pasar." in answer.content.decode()
    assert not FollowUp.objects.exists()


def test_work_comes_after_acknowledging(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = receipt(directive, desk.polsek)
    for verb, said in (("rapat", meeting()), ("lapor", {"client_id": str(uuid4()), "text": "Selesai."})):
        answer = officer.post(f"/arahan/unit/{mine.pk}/{verb}/", said)
        assert answer.status_code == 409
        assert "Nyatakan diterima lebih dahulu" in answer.content.decode()


def test_the_sender_asks_for_more(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = done(desk, directive, desk.polsek)
    assert officer.get(f"/arahan/unit/{mine.pk}/kembalikan/").status_code == 403
    head = desk.client(Role.HEAD)
    for _time in range(2):
        head.post(f"/arahan/unit/{mine.pk}/kembalikan/", {"text": "Sebut jumlah desa."})
    assert state(mine) == ReceiptState.ACKNOWLEDGED
    assert mine.returns.count() == 1
    assert "Sebut jumlah desa." in officer.get(f"/arahan/{directive.pk}/").content.decode()
    assert len(receiving.open_tasks(mine)) == 2


def test_questions_and_answers_are_read_by_all_recipients(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    said = {"client_id": str(uuid4()), "text": "Apakah desa terpencil boleh lewat radio?"}
    for _time in range(2):
        officer.post(f"/arahan/{directive.pk}/tanya/", said)
    question = Question.objects.get()
    assert question.unit == desk.polsek
    assert desk.client(Role.HEAD, desk.polres).get(f"/arahan/pertanyaan/{question.pk}/").status_code == 403
    head = desk.client(Role.HEAD)
    assert "Jawab" in head.get(f"/arahan/{directive.pk}/").content.decode()
    for text in ("Boleh, catat stasiunnya.", "Lain lagi."):
        head.post(f"/arahan/pertanyaan/{question.pk}/", {"text": text})
    page = desk.client(Role.DUTY_OFFICER, desk.other_polres).get(f"/arahan/{directive.pk}/").content.decode()
    assert "desa terpencil" in page
    assert "Boleh, catat stasiunnya." in page
    assert "Lain lagi." not in page


def test_only_recipients_ask(desk: Desk) -> None:
    directive = sent(desk, levels=("sector",))
    answer = desk.client(Role.HEAD).post(
        f"/arahan/{directive.pk}/tanya/", {"client_id": str(uuid4()), "text": "Boleh?"}
    )
    assert Question.objects.count() == (1 if answer.status_code == 302 else 0)
    assert desk.client(Role.DUTY_OFFICER, desk.kpu).get(f"/arahan/{directive.pk}/tanya/").status_code == 404


def test_an_ended_directive_takes_nothing_more(desk: Desk, officer: Client) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    sending.close(desk.member(Role.HEAD), directive.pk, "Cukup sampai di sini.")
    for verb, said in (("rapat", meeting()), ("lapor", {"client_id": str(uuid4()), "text": "Selesai."})):
        assert officer.post(f"/arahan/unit/{mine.pk}/{verb}/", said).status_code == 409
    with pytest.raises(Refused):
        receiving.acknowledge(desk.member(Role.DUTY_OFFICER, desk.polres), receipt(directive, desk.polres).pk)


def test_what_a_unit_did_is_not_turned_back_through_sql(desk: Desk) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    for change in (
        {"acknowledged_at": clock.now()},
        {"read_at": None},
        {"unit": desk.polres},
        {"state": "read"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Receipt.objects.filter(pk=mine.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.delete()


def test_what_waits_is_in_the_one_list(desk: Desk) -> None:
    directive = sent(desk)
    member = desk.member(Role.DUTY_OFFICER, desk.polsek)
    (one,) = [m for m in matters(member, clock.now()) if m.key.startswith("directive:")]
    assert (one.unit, one.due_at) == (desk.polsek.pk, directive.acknowledge_by)
    acknowledged(desk, directive, desk.polsek)
    (one,) = [m for m in matters(member, clock.now()) if m.key.startswith("directive:")]
    assert one.due_at == directive.done_by
    reported(desk, directive, desk.polsek)
    receiving.finish(member, receipt(directive, desk.polsek).pk)
    assert not [m for m in matters(member, clock.now()) if m.key.startswith("directive:")]


def test_the_list_and_its_number(desk: Desk, officer: Client) -> None:
    assert "Belum ada arahan" in officer.get("/arahan/").content.decode()
    directive = sent(desk)
    met_page = officer.get("/arahan/").content.decode()
    assert directive.subject in met_page
    assert ">1<" in officer.get("/arahan/jumlah/").content.decode()
    acknowledged(desk, directive, desk.polsek)
    met(desk, directive, desk.polsek)
    assert officer.get("/arahan/jumlah/").content.decode().strip() == ""
    head = desk.client(Role.HEAD)
    assert "Diterima 1 dari 3 unit" in head.get("/arahan/?lingkup=keluar").content.decode()
    assert head.get("/arahan/?lingkup=aneh").status_code == 200
    assert (
        head.get("/arahan/", headers={"HX-Request": "true"}).content.decode().lstrip().startswith("<section")
    )


def test_faces_in_evidence_are_blurred_before_anything_is_stored(
    desk: Desk, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sejuk.desk.directives.services import evidence
    from sejuk.desk.photos.faces import Box

    asked: list[tuple[int, int]] = []

    def found(photo: Image.Image) -> list[Box]:
        asked.append(photo.size)
        return [Box(0, 0, photo.width, photo.height)]

    monkeypatch.setattr(evidence, "find_faces", found)
    target = BytesIO()
    Image.effect_noise((256, 256), 80).convert("RGB").save(target, "PNG")
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    said = {
        "client_id": str(uuid4()),
        "text": "Di pasar.",
        "berkas": SimpleUploadedFile("a.png", target.getvalue()),
    }
    assert officer.post(f"/arahan/unit/{mine.pk}/lapor/", said).status_code == 302
    with Image.open(BytesIO(bytes(FollowUp.objects.get().files.get().body))) as kept:
        roughness = ImageStat.Stat(kept.convert("L")).stddev[0]
    assert asked == [(256, 256)]
    assert roughness < 15
