"""A head writes and sends a directive, through the pages."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from PIL import Image

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.directives.models import Directive, DirectiveState, Notice, Receipt
from sejuk.desk.directives.services import drafting, sending
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.directives.given import TEXT, drafted, sent, wording
from tests.desk.office import Desk


def written(days: float) -> str:
    """A moment as the form of somebody in WITA has it."""
    with timezone.override("Asia/Makassar"):
        return timezone.localtime(clock.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def form(**changes: Any) -> dict[str, Any]:
    said = {
        "client_id": str(uuid4()),
        "subject": "Penjelasan jadwal",
        "text": TEXT,
        "order_kind": "sprin",
        "order_number": "Sprin/7/XI/2028",
        "conference_at": written(0.5),
        "conference_link": "https://vidcon.teduh.example/1",
        "acknowledge_by": written(1),
        "levels": ["regency", "sector"],
        "task_1": "Adakan rapat unit",
        "due_1": written(2),
    }
    return {name: value for name, value in (said | changes).items() if value is not None}


def picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (20, 20), "teal").save(target, "PNG")
    return target.getvalue()


def test_a_head_writes_looks_and_sends(desk: Desk) -> None:
    client = desk.client(Role.HEAD)
    answer = client.post("/arahan/tulis/", form())
    draft = Directive.objects.get()
    assert answer.headers["Location"] == f"/arahan/{draft.pk}/"
    page = client.get(f"/arahan/{draft.pk}/").content.decode()
    assert "Kirim kepada 3 unit" in page
    assert not Receipt.objects.exists()
    client.post(f"/arahan/{draft.pk}/kirim/")
    draft.refresh_from_db()
    assert draft.state == DirectiveState.SENT
    units = set(Receipt.objects.values_list("unit__name", flat=True))
    assert units == {"Polres Telaga", "Polres Muara", "Polsek Telaga Utara"}
    assert draft.done_by == draft.tasks.get().due_at
    (line,) = Entry.objects.filter(action="directive.sent")
    assert line.detail["recipients"] == 3
    assert "jadwal" not in str(line.detail)


def test_a_second_click_sends_nothing_twice(desk: Desk) -> None:
    draft = drafted(desk)
    client = desk.client(Role.HEAD)
    for _time in range(2):
        client.post(f"/arahan/{draft.pk}/kirim/")
    assert Receipt.objects.count() == 3
    assert Notice.objects.count() == 3
    assert Entry.objects.filter(action="directive.sent").count() == 1


def test_levels_and_branches_choose_the_recipients(desk: Desk) -> None:
    client = desk.client(Role.HEAD)
    client.post("/arahan/tulis/", form(levels=["sector"], branches=[desk.polres.pk]))
    draft = Directive.objects.get()
    assert [unit.name for unit in drafting.recipients(draft)] == ["Polsek Telaga Utara"]
    client.post(f"/arahan/{draft.pk}/ubah/", form(levels=["regency"]))
    draft.refresh_from_db()
    assert {unit.name for unit in drafting.recipients(draft)} == {"Polres Telaga", "Polres Muara"}


def test_a_directive_goes_to_nobody_where_nobody_is_chosen(desk: Desk) -> None:
    draft = drafted(desk, levels=("headquarters",))
    page = desk.client(Role.HEAD).post(f"/arahan/{draft.pk}/kirim/", follow=True).content.decode()
    assert "Tidak ada unit yang menerima" in page
    draft.refresh_from_db()
    assert draft.state == DirectiveState.DRAFT


def test_a_form_that_is_sent_twice_is_one_draft(desk: Desk) -> None:
    client, said = desk.client(Role.HEAD), form()
    first, second = (client.post("/arahan/tulis/", said).headers["Location"] for _time in range(2))
    assert first == second
    assert Directive.objects.count() == Entry.objects.filter(action="directive.drafted").count() == 1
    client.post("/arahan/tulis/", form())
    assert Directive.objects.count() == 2


def test_a_form_without_its_name_is_not_taken_and_says_so(desk: Desk) -> None:
    answer = desk.client(Role.HEAD).post("/arahan/tulis/", form(client_id=None))
    assert answer.status_code == 422
    assert "tidak terkirim utuh" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"subject": ""}, "belum diisi"),
        ({"acknowledge_by": "2001-01-01T00:00"}, "belum lewat"),
        ({"due_1": None}, "tenggatnya"),
        ({"order_number": None}, "nomor suratnya"),
        ({"conference_at": None}, "Isi waktunya"),
        ({"conference_link": "https://chat.whatsapp.com/abc"}, "bukan grup"),
        ({"conference_link": "http://vidcon.example/1"}, "https://"),
        ({"levels": None}, "belum diisi"),
    ],
)
def test_a_form_error_says_what_to_do_and_loses_nothing(
    desk: Desk, changes: dict[str, Any], says: str
) -> None:
    answer = desk.client(Role.HEAD).post("/arahan/tulis/", form(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says.lower() in page.lower()
    assert TEXT in page
    assert not Directive.objects.exists()


def test_only_heads_write_and_only_downward(desk: Desk) -> None:
    for role in (Role.DUTY_OFFICER, Role.APPROVER, Role.ADMINISTRATOR):
        assert desk.client(role).post("/arahan/tulis/", form()).status_code == 403
    assert desk.client(Role.HEAD, desk.polsek).get("/arahan/tulis/").status_code == 403
    with pytest.raises(Refused):
        drafting.draft(
            desk.member(Role.HEAD, desk.polres), desk.polda, wording(), drafting.Reach(("regency",))
        )
    reach = drafting.Reach(("sector",), [desk.other_polres])
    with pytest.raises(Refused):
        drafting.draft(desk.member(Role.HEAD, desk.polres), desk.polres, wording(), reach)


def test_another_institution_neither_sees_nor_gets_it(desk: Desk) -> None:
    directive = sent(desk)
    for role in (Role.HEAD, Role.DUTY_OFFICER, Role.AUDITOR):
        assert desk.client(role, desk.kpu).get(f"/arahan/{directive.pk}/").status_code == 404
    with pytest.raises(IntegrityError, match="units below"), transaction.atomic():
        Receipt.objects.create(directive=directive, unit=desk.kpu, delivered_at=clock.now())


def test_a_draft_is_seen_only_by_who_sends(desk: Desk) -> None:
    draft = drafted(desk)
    for client in (
        desk.client(Role.DUTY_OFFICER),
        desk.client(Role.HEAD, desk.polres),
        desk.client(Role.AUDITOR),
    ):
        assert client.get(f"/arahan/{draft.pk}/").status_code == 404
    assert desk.client(Role.HEAD).get(f"/arahan/{draft.pk}/").status_code == 200


def test_a_draft_is_changed_and_thrown_away(desk: Desk) -> None:
    draft = drafted(desk)
    client = desk.client(Role.HEAD)
    page = client.get(f"/arahan/{draft.pk}/ubah/").content.decode()
    assert "STR/12/XI/2028" in page
    assert (
        client.post(
            f"/arahan/{draft.pk}/ubah/", form(subject="Perihal baru", task_1=None, due_1=None)
        ).status_code
        == 302
    )
    draft.refresh_from_db()
    assert (draft.subject, draft.tasks.count()) == ("Perihal baru", 0)
    client.post(f"/arahan/{draft.pk}/buang/")
    assert client.get(f"/arahan/{draft.pk}/").status_code == 404


def test_what_was_sent_is_fixed_even_through_sql(desk: Desk) -> None:
    directive = sent(desk)
    for change in ({"text": "lain"}, {"acknowledge_by": clock.now()}, {"state": "draft"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Directive.objects.filter(pk=directive.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        directive.tasks.update(text="lain")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM directives_directive WHERE id = %s", [directive.pk])
    assert desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/ubah/").status_code == 409


def test_a_deadline_that_passed_meanwhile_keeps_it_from_being_sent(desk: Desk) -> None:
    draft = drafted(desk)
    Directive.objects.filter(pk=draft.pk).update(acknowledge_by=clock.now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="lewat"):
        sending.send(desk.member(Role.HEAD), draft.pk)


def test_a_file_is_drawn_anew_and_only_seen_by_who_sees_the_directive(desk: Desk) -> None:
    draft, client = drafted(desk), desk.client(Role.HEAD)
    for _time in range(2):
        file = SimpleUploadedFile("rahasia saya.png", picture(), "image/png")
        client.post(f"/arahan/{draft.pk}/lampirkan/", {"berkas": file})
    kept = draft.attachments.get()
    assert kept.media_type == "image/jpeg"
    bad = SimpleUploadedFile("x.exe", b"MZ\x90")
    assert (
        "bukan gambar"
        in client.post(f"/arahan/{draft.pk}/lampirkan/", {"berkas": bad}, follow=True).content.decode()
    )
    assert "Pilih berkasnya" in client.post(f"/arahan/{draft.pk}/lampirkan/", follow=True).content.decode()
    client.post(f"/arahan/{draft.pk}/kirim/")
    url = f"/arahan/{draft.pk}/lampiran/{kept.pk}/"
    answer = desk.client(Role.DUTY_OFFICER, desk.polsek).get(url)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"\xff\xd8")
    assert desk.client(Role.DUTY_OFFICER, desk.kpu).get(url).status_code == 404
    assert client.post(f"/arahan/{draft.pk}/lampiran/{kept.pk}/hapus/", follow=True).status_code == 200
    assert draft.attachments.count() == 1


def test_a_file_is_taken_off_a_draft(desk: Desk) -> None:
    draft = drafted(desk)
    drafting.attach(desk.member(Role.HEAD), draft.pk, picture())
    client = desk.client(Role.HEAD)
    client.post(f"/arahan/{draft.pk}/lampiran/{draft.attachments.get().pk}/hapus/")
    assert not draft.attachments.exists()


def test_the_conference_is_told_in_every_zone_and_goes_into_calendars(desk: Desk) -> None:
    directive = sent(desk)
    page = desk.client(Role.DUTY_OFFICER, desk.polsek).get(f"/arahan/{directive.pk}/").content.decode()
    assert re.search(r"\d\d\.\d\d WITA · \d+ \w+ \d{4} \d\d\.\d\d WIB · .* WIT\b", page)
    answer = desk.client(Role.DUTY_OFFICER, desk.polsek).get(f"/arahan/{directive.pk}/vidcon.ics")
    assert b"https://vidcon.teduh.example/1" in answer.content
    without = sent(desk, conference_at=None)
    assert desk.client(Role.HEAD).get(f"/arahan/{without.pk}/vidcon.ics").status_code == 404


def test_a_correction_is_a_new_version_and_is_acknowledged_anew(desk: Desk) -> None:
    from tests.desk.directives.given import acknowledged, receipt

    old = sent(desk)
    acknowledged(desk, old, desk.polsek)
    client = desk.client(Role.HEAD)
    answer = client.post(f"/arahan/{old.pk}/koreksi/")
    new = Directive.objects.get(replaces=old)
    assert answer.headers["Location"] == f"/arahan/{new.pk}/ubah/"
    assert client.post(f"/arahan/{old.pk}/koreksi/").headers["Location"] == f"/arahan/{new.pk}/ubah/"
    old.refresh_from_db()
    assert old.state == DirectiveState.SENT
    changed = form(text=TEXT.replace("hari tenang", "masa tenang"), correction="Istilahnya", levels=None)
    assert client.post(f"/arahan/{new.pk}/ubah/", changed).status_code == 302
    client.post(f"/arahan/{new.pk}/kirim/")
    old.refresh_from_db()
    assert old.state == DirectiveState.REPLACED
    assert receipt(new, desk.polsek).acknowledged_at is None
    assert receipt(old, desk.polsek).acknowledged_at is not None
    officer = desk.client(Role.DUTY_OFFICER, desk.polsek)
    page = officer.get(f"/arahan/{new.pk}/").content.decode()
    assert "<del>hari</del>" in page
    assert "<ins>masa</ins>" in page
    assert "sudah dikoreksi" in officer.get(f"/arahan/{old.pk}/").content.decode()
    late = officer.post(f"/arahan/unit/{receipt(old, desk.polres).pk}/terima/", follow=True)
    assert late.status_code == 404
    assert set(Notice.objects.filter(directive=new).values_list("kind", flat=True)) == {Notice.Kind.CORRECTED}


def test_a_correction_says_what_it_corrects(desk: Desk) -> None:
    old, head = sent(desk), desk.member(Role.HEAD)
    new = drafting.correct(head, old.pk)
    with pytest.raises(Refused, match="dikoreksi"):
        sending.send(head, new.pk)
    drafting.discard(head, new.pk)
    again = drafting.correct(head, old.pk)
    assert again.pk != new.pk


def test_a_unit_passes_it_on_with_an_addition(desk: Desk) -> None:
    directive = sent(desk, levels=("regency",))
    assert desk.client(Role.DUTY_OFFICER, desk.polsek).get(f"/arahan/{directive.pk}/").status_code == 404
    head = desk.client(Role.HEAD, desk.polres)
    url = f"/arahan/tulis/?asal={directive.pk}&unit={desk.polres.pk}"
    assert TEXT in head.get(url).content.decode()
    assert head.post(url, form(text="Utamakan desa di tepi danau.", levels=["sector"])).status_code == 302
    passed = Directive.objects.get(origin=directive)
    head.post(f"/arahan/{passed.pk}/kirim/")
    page = desk.client(Role.DUTY_OFFICER, desk.polsek).get(f"/arahan/{passed.pk}/").content.decode()
    assert "tepi danau" in page
    assert TEXT in page
    assert desk.client(Role.DUTY_OFFICER, desk.polsek).get(f"/arahan/{directive.pk}/").status_code == 200
    assert f"/arahan/{passed.pk}/" in desk.client(Role.HEAD).get(f"/arahan/{directive.pk}/").content.decode()


def test_an_ended_directive_says_how_it_ended(desk: Desk) -> None:
    directive, client = sent(desk), desk.client(Role.HEAD)
    assert client.post(f"/arahan/{directive.pk}/tutup/", {"text": "x"}).status_code == 422
    client.post(f"/arahan/{directive.pk}/tutup/", {"text": "Semua cabang melapor."})
    officer = desk.client(Role.DUTY_OFFICER, desk.polsek)
    assert "Semua cabang melapor." in officer.get(f"/arahan/{directive.pk}/").content.decode()
    sending.close(desk.member(Role.HEAD), directive.pk, "sekali lagi")
    assert Entry.objects.filter(action="directive.closed").count() == 1
