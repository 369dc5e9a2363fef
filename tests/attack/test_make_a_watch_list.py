"""A superior asks units by a directive to watch somebody (G6, G8): forms, verbs and database refuse."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.desk.audit.models import Entry
from sejuk.desk.directives.models import Directive, FollowUp, Meeting, Question, Receipt, Task
from sejuk.desk.directives.naming import PointsAtSomebody, nameless, namings, plain
from sejuk.desk.organisation.models import Role
from tests.desk.directives.given import acknowledged, drafted, sent, wording
from tests.desk.directives.test_receiving import meeting
from tests.desk.directives.test_sending import form
from tests.desk.office import Desk

WATCH = [
    "Pantau akun @gerimis_sore dan laporkan",
    "Pantau ＠gerimis_sore",
    "Pantau @\u200bgerimis_sore",
    "Pantau gerimis (at) surat.example",
    "Catat NIK 3204110506990001",
    "Catat NIK 3204 1105 0699 0001",
    "Catat NIK 3.2.0.4.1.1.0.5.0.6.9.9.0.0.0.1",
    "Hubungi 081234567890 dan minta klarifikasi",
    "Hubungi 0812-3456-7890",
    "Hubungi +62 812 3456 7890",
    "Hubungi 6281234567890",
    "Awasi https://www.instagram.com/gerimis.sore/",
    "Awasi facebook.com/gerimis.sore",
    "Awasi x.com/gerimis/status/1",
    "Awasi t.me/gerimis",
    "Awasi https://WA.me/6281234567890",
    "Tulis kepada gerimis.sore@surat.example",
]
HARMLESS = [
    "Apel pukul 08.00-12.00 WIB, 15/12/2028 sampai 16/12/2028.",
    "Dasar Sprin/2439/VIII/OPS.1.1/2023 dan STR/12/XI/2028.",
    "Pasal 280 ayat (1) huruf a-j UU 7/2017; wilayah 64.02.01.2001.",
    "Patroli siber: laporkan isu hoaks dan SARA ke meja Kasus, bukan akunnya.",
    "Kirim hasil ke humas@polda.hulu.go.id paling lambat 31.12.2028 pukul 23.59.",
    "Bahan ada di https://kpu.go.id/jadwal dan di Facebook resmi KPU.",
    "Konferensi https://vidcon.teduh.example/j/12345 dibuka 3 Desember 2028 07.30.",
    "Jumlah pemilih 204.807.222 di 514 kabupaten/kota, anggaran Rp 406.650.000.",
]


@pytest.mark.parametrize("text", WATCH)
def test_no_text_of_a_directive_points_at_somebody(text: str) -> None:
    assert namings(text)
    with pytest.raises(PointsAtSomebody):
        nameless(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_orders_pass(text: str) -> None:
    assert namings(text) == []


@pytest.mark.parametrize("field", ["subject", "text", "task_1", "order_number"])
def test_the_form_explains_keeps_the_words_and_leaves_a_line(desk: Desk, field: str) -> None:
    answer = desk.client(Role.HEAD).post("/arahan/tulis/", form(**{field: WATCH[0]}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Arahan tidak menunjuk orang" in page
    assert "gerimis_sore" in page
    assert not Directive.objects.exists()
    (line,) = Entry.objects.filter(action="directive.names_refused")
    assert "gerimis" not in str(line.detail)


def test_no_other_text_of_the_room_takes_it_either(desk: Desk) -> None:
    directive = sent(desk)
    mine = acknowledged(desk, directive, desk.polsek)
    officer, head = desk.client(Role.DUTY_OFFICER, desk.polsek), desk.client(Role.HEAD)
    once = {"client_id": "6f1c2b34-0000-4000-8000-000000000001", "text": WATCH[0]}
    sends = (
        (officer, f"/arahan/unit/{mine.pk}/lapor/", once),
        (officer, f"/arahan/unit/{mine.pk}/rapat/", meeting(result=WATCH[0])),
        (officer, f"/arahan/{directive.pk}/tanya/", once),
        (head, f"/arahan/{directive.pk}/tutup/", {"text": WATCH[0]}),
    )
    for client, url, said in sends:
        assert client.post(url, said).status_code == 422, url
    assert not any(model.objects.exists() for model in (FollowUp, Meeting, Question))


def test_the_verb_refuses_what_went_past_the_form(desk: Desk) -> None:
    with pytest.raises(PointsAtSomebody):
        drafted(desk, text=WATCH[0])
    assert wording(text=WATCH[0]).text == WATCH[0]
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    "text", ["Pantau @gerimis", "3204110506990001", "Hubungi 081234567890", "x.com/gerimis"]
)
def test_the_database_refuses_it_from_somebody_who_writes_sql(desk: Desk, text: str) -> None:
    draft = drafted(desk)
    for change in ({"text": text}, {"subject": text}, {"correction": text}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Directive.objects.filter(pk=draft.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(directive=draft).update(text=text)


PIECES = ["@", "a", "b", " ", ".", "-", "0", "8", "1", "62", "+", "x.com/", "wa.me/", "/", ",", "\n", "08123"]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), min_size=1, max_size=200))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_database_refuses_the_form_explains(db: None, texts: list[str]) -> None:
    said = [plain(text) for text in texts]
    with connection.cursor() as cursor:
        cursor.execute("SELECT said, directives_names_somebody(said) FROM unnest(%s::text[]) said", [said])
        refused = [text for text, names in cursor.fetchall() if names]
    assert [text for text in refused if not namings(text)] == []


def test_no_column_takes_a_person_of_the_public() -> None:
    """Members act, units receive; nothing else in these tables points at anybody."""
    from django.apps import apps

    for model in apps.get_app_config("directives").get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.many_to_one:
                assert field.related_model is not None
                assert field.related_model.__name__ in (
                    *("Directive", "Unit", "Member", "Receipt", "Task", "Meeting", "FollowUp"),
                ), field


def test_a_receipt_cannot_be_made_up_for_a_unit_elsewhere(desk: Desk) -> None:
    directive = sent(desk, desk.polres, levels=("sector",))
    for unit in (desk.kpu, desk.polda, desk.other_polres, desk.polres):
        with pytest.raises(IntegrityError), transaction.atomic():
            Receipt.objects.create(directive=directive, unit=unit, delivered_at=directive.made_at)
    assert connection.in_atomic_block
