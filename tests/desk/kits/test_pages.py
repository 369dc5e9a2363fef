"""The materials' page, where they were read out, and an institution's look: as people meet them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.kits.access import access_version, drawn_from, style_of
from sejuk.desk.kits.matters import all_that_waits
from sejuk.desk.kits.models import Airing, Look, LookProposal
from sejuk.desk.kits.services import airing as verbs
from sejuk.desk.kits.services.styling import digest_of, restyle
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.services import releasing
from tests.desk.kits.airing_given import aired, an_airing, out
from tests.desk.kits.given import a_logo
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom


class TestMaterials:
    def test_the_page_shows_pictures_papers_and_texts_to_copy(self, desk: Desk) -> None:
        version = out(desk)
        page = desk.client(Role.FIELD_REPORTER, desk.polres).get(
            reverse("kits:materials", args=[version.response_id])
        )
        assert page.status_code == 200
        for part in ("kartu-1080x1080.png", "siaran-pers.docx", "pengumuman.pdf", "*IMBAUAN*", "semua.zip"):
            assert part in page.text
        assert f"https://sejuk.example/klarifikasi/{version.response_id}/" in page.text
        assert page.text.count("<textarea") == 8

    def test_every_file_comes_with_its_name_and_type(self, desk: Desk) -> None:
        number = out(desk).response_id
        client = desk.client(Role.OBSERVER)
        for name, ending, start in (
            ("kartu-1200x630", "png", b"\x89PNG"), ("selebaran", "pdf", b"%PDF"),
            ("siaran-pers", "docx", b"PK"), ("radio-30", "txt", b"["),
        ):  # fmt: skip
            got = client.get(reverse("kits:material", args=[number, name, ending]))
            assert got.content.startswith(start)
            assert got["Content-Disposition"] == f'attachment; filename="sejuk-{number}-v1-{name}.{ending}"'
        whole = client.get(reverse("kits:everything", args=[number]))
        assert len(ZipFile(BytesIO(whole.content)).namelist()) >= 15

    def test_what_there_is_no_maker_for_is_not_there(self, desk: Desk) -> None:
        number = out(desk).response_id
        assert desk.client(Role.EDITOR).get(f"/tanggapan/{number}/bahan/rahasia.pdf").status_code == 404

    def test_a_draft_has_no_materials_and_a_stranger_does_not_learn_of_it(self, desk: Desk) -> None:
        news = Newsroom(desk, desk.polres)
        number = news.submitted().response_id
        url = reverse("kits:materials", args=[number])
        assert desk.client(Role.EDITOR, desk.polres).get(url).status_code == 409
        assert desk.client(Role.EDITOR, desk.other_polres).get(url).status_code == 404

    def test_what_was_approved_and_is_not_out_is_for_its_own_offices(self, desk: Desk) -> None:
        number = Newsroom(desk, desk.polres).approved().response_id
        url = reverse("kits:materials", args=[number])
        own = desk.client(Role.EDITOR, desk.polres).get(url)
        assert "belum terbit" in own.text
        assert desk.client(Role.EDITOR, desk.other_polres).get(url).status_code == 404

    def test_while_a_correction_waits_others_still_print_what_is_out(self, desk: Desk) -> None:
        news = Newsroom(desk, desk.polres)
        version = news.published()
        _corrected(news, version.response_id)
        outside = desk.member(Role.EDITOR, desk.other_polres)
        assert access_version(outside, version.response_id).edition == 1
        assert access_version(news.editor, version.response_id).edition == 2
        releasing.publish(news.head, version.response_id)
        assert access_version(outside, version.response_id).edition == 2

    def test_a_text_that_was_withdrawn_has_no_materials(self, desk: Desk) -> None:
        news = Newsroom(desk, desk.polres)
        version = news.published()
        releasing.withdraw(news.head, version.response_id, "Keliru menyebut jam.")
        with pytest.raises(Refused):
            access_version(news.editor, version.response_id)

    def test_they_are_made_of_the_approved_bytes(self, desk: Desk) -> None:
        version = out(desk)
        item, style, address = drawn_from(access_version(version.response.author, version.response_id))
        assert item.sha256 == version.sha256
        assert style.name == item.institution
        assert address.endswith(f"/klarifikasi/{version.response_id}/")

    def test_without_an_address_of_the_office_no_code_is_made(self, desk: Desk, settings: object) -> None:
        version = out(desk)
        settings.SITE_URL = ""  # type: ignore[attr-defined]
        page = desk.client(Role.EDITOR, desk.polres).get(
            reverse("kits:materials", args=[version.response_id])
        )
        assert page.status_code == 409
        assert "SEJUK_SITE_URL" in page.text


class TestAiring:
    def test_it_is_recorded_by_a_form_once(self, desk: Desk) -> None:
        version = out(desk)
        client, url = (
            desk.client(Role.FIELD_REPORTER, desk.polres),
            reverse("kits:air", args=[version.response_id]),
        )
        assert "Balai" not in client.get(url).text
        said = _posted(desk)
        assert client.post(url, said).status_code == 302
        assert client.post(url, said).status_code == 302
        airing = Airing.objects.get()
        assert (airing.sha256, airing.version_id, airing.place) == (
            version.sha256,
            version.pk,
            "Balai Desa Sukasari",
        )
        listed = client.get(reverse("kits:airings")).text
        assert "Balai Desa Sukasari" in listed
        assert Entry.objects.filter(action="airing.recorded").count() == 1

    def test_counts_stand_on_the_texts_page(self, desk: Desk) -> None:
        airing = an_airing(desk)
        page = desk.client(Role.EDITOR, desk.polres).get(
            reverse("kits:materials", args=[airing.version.response_id])
        )
        assert "Dibacakan di balai desa" in page.text
        assert verbs.counts(airing.version.response_id) == [("Dibacakan di balai desa", 1)]

    @pytest.mark.parametrize("place", ["Rumah @budi", "Hubungi 0812 3456 7890", "budi@surat.example"])
    def test_no_person_stands_in_the_place(self, desk: Desk, place: str) -> None:
        version = out(desk)
        answer = desk.client(Role.FIELD_REPORTER, desk.polres).post(
            reverse("kits:air", args=[version.response_id]), _posted(desk, place=place)
        )
        assert answer.status_code == 422
        assert place.split()[0] in answer.text
        assert not Airing.objects.exists()

    def test_neither_before_the_approval_nor_ahead_of_time(self, desk: Desk) -> None:
        version = out(desk)
        officer = desk.member(Role.DUTY_OFFICER, desk.polres)
        assert version.approved_at is not None
        for at in (clock.now() + timedelta(hours=1), version.approved_at - timedelta(minutes=2)):
            with pytest.raises(Refused):
                verbs.air(officer, version.response_id, aired(desk.polres, at))

    def test_for_another_unit_nobody_records(self, desk: Desk) -> None:
        version = out(desk)
        with pytest.raises(Refused):
            verbs.air(
                desk.member(Role.DUTY_OFFICER, desk.polres), version.response_id, aired(desk.other_polres)
            )

    def test_a_mistake_is_taken_back_and_does_not_count(self, desk: Desk) -> None:
        airing = an_airing(desk)
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        assert client.post(reverse("kits:undo", args=[airing.pk])).status_code == 302
        assert verbs.counts(airing.version.response_id) == []
        assert "Balai Desa Sukasari" not in client.get(reverse("kits:airings")).text
        assert client.post(reverse("kits:undo", args=[airing.pk])).status_code == 404

    def test_a_correction_waits_until_it_was_made_good_at_the_same_place(self, desk: Desk) -> None:
        news = Newsroom(desk, desk.polres)
        version = news.published()
        officer = desk.member(Role.DUTY_OFFICER, desk.polres)
        airing = verbs.air(officer, version.response_id, aired(desk.polres))
        with pytest.raises(Refused, match="masih berlaku"):
            verbs.settle(officer, airing.pk, "Tidak perlu")
        _corrected(news, version.response_id)
        assert list(all_that_waits(officer, clock.now())) == []
        releasing.publish(news.head, version.response_id)
        (matter,) = all_that_waits(officer, clock.now())
        assert "Balai Desa Sukasari" in matter.title
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        assert "Teksnya sudah dikoreksi" in client.get(reverse("kits:airings")).text
        url = reverse("kits:settle", args=[airing.pk])
        assert client.post(url, {"done": "x"}).status_code == 422
        assert client.post(url, {"done": "Koreksinya dibacakan pukul 18.00."}).status_code == 302
        assert list(all_that_waits(officer, clock.now())) == []

    def test_units_elsewhere_do_not_see_it(self, desk: Desk) -> None:
        airing = an_airing(desk)
        elsewhere = desk.client(Role.DUTY_OFFICER, desk.other_polres)
        assert "Sukasari" not in elsewhere.get(reverse("kits:airings")).text
        assert elsewhere.post(reverse("kits:undo", args=[airing.pk])).status_code == 404

    def test_an_empty_list_says_what_to_do(self, desk: Desk) -> None:
        page = desk.client(Role.HEAD, desk.polres).get(reverse("kits:airings"))
        assert "Belum ada yang dicatat." in page.text


class TestGuardsOfTheDatabase:
    """What somebody with SQL cannot do either."""

    def test_no_bytes_but_the_approved_ones(self, desk: Desk) -> None:
        airing = an_airing(desk)
        airing.pk, airing.client_id, airing.sha256 = None, uuid.uuid4(), "0" * 64
        with pytest.raises(IntegrityError, match="its own bytes"), transaction.atomic():
            airing.save(force_insert=True)

    @pytest.mark.parametrize("changed", [{"place": "Lain"}, {"medium": "radio"}, {"sha256": "1" * 64}])
    def test_what_was_recorded_is_fixed(self, desk: Desk, changed: dict[str, str]) -> None:
        airing = an_airing(desk)
        with pytest.raises(IntegrityError, match="fixed"), transaction.atomic():
            Airing.objects.filter(pk=airing.pk).update(**changed)
        with pytest.raises(IntegrityError, match="on record"), transaction.atomic():
            Airing.objects.filter(pk=airing.pk).delete()

    def test_what_holds_is_not_settled(self, desk: Desk) -> None:
        airing = an_airing(desk)
        with pytest.raises(IntegrityError, match="settled"), transaction.atomic():
            Airing.objects.filter(pk=airing.pk).update(settled_at=clock.now(), done="Sudah")

    def test_nobody_sets_the_look_of_another_institution(self, desk: Desk) -> None:
        restyle(desk.member(Role.ADMINISTRATOR), "#7a1f3d", "#ffffff", [], b"")
        look = Look.objects.get()
        with pytest.raises(IntegrityError, match="its own look"), transaction.atomic():
            Look.objects.filter(pk=look.pk).update(changed_by=desk.member(Role.EDITOR, desk.kpu))


class TestLook:
    URL = "/kantor/gaya/"
    SAID = {"colour": "#7A1F3D", "on_colour": "#ffffff", "letterhead": "Jalan Melati 12\n\n Teduh "}

    def test_an_administrator_sets_it_and_cards_change(self, desk: Desk) -> None:
        version = out(desk, desk.polda)
        client = desk.client(Role.ADMINISTRATOR)
        url = reverse("kits:material", args=[version.response_id, "kartu-1080x1080", "png"])
        before = client.get(url).content
        logo = SimpleUploadedFile("logo.png", a_logo(), "image/png")
        assert client.post(self.URL, {**self.SAID, "logo": logo}).status_code == 302
        digest = digest_of(LookProposal.objects.get())
        assert client.get(url).content == before
        desk.client(Role.HEAD).post(reverse("kits:look_agree"), {"digest": digest})
        style = style_of(desk.police)
        assert (style.colour, style.letterhead) == ("#7a1f3d", ("Jalan Melati 12", "Teduh"))
        assert style.logo.startswith(b"\x89PNG")
        assert client.get(url).content != before
        assert client.get(reverse("kits:look_logo"))["Content-Type"] == "image/png"
        assert client.get(reverse("kits:look_example")).content.startswith(b"\x89PNG")

    def test_where_somebody_could_agree_it_waits_for_them(self, desk: Desk) -> None:
        """A colour or a mark on public pictures can be a contestant's (G7)."""
        head, administrator = desk.client(Role.HEAD), desk.client(Role.ADMINISTRATOR)
        before = style_of(desk.police)
        assert "setelah orang kedua" in administrator.post(self.URL, self.SAID, follow=True).text
        assert style_of(desk.police) == before
        page = administrator.get(self.URL).text
        assert desk.member(Role.HEAD).name in page
        assert "Setujui gaya ini" not in page
        proposal = LookProposal.objects.get()
        said = {"digest": digest_of(proposal)}
        refused = administrator.post(reverse("kits:look_agree"), said, follow=True)
        assert "disetujui orang lain" in refused.text
        assert "Setujui gaya ini" in head.get(self.URL).text
        assert head.get(f"{reverse('kits:look_example')}?usulan=1").content.startswith(b"\x89PNG")
        administrator.post(self.URL, {**self.SAID, "letterhead": "Jalan Kenanga"})
        assert "sudah berubah" in head.post(reverse("kits:look_agree"), said, follow=True).text
        said = {"digest": digest_of(LookProposal.objects.get())}
        head.post(reverse("kits:look_agree"), said)
        head.post(reverse("kits:look_agree"), said)
        look = Look.objects.get()
        assert (look.changed_by, look.agreed_by) == (desk.member(Role.ADMINISTRATOR), desk.member(Role.HEAD))
        assert style_of(desk.police).letterhead == ("Jalan Kenanga",)
        assert not LookProposal.objects.exists()

    def test_what_was_proposed_waits_in_the_list_and_can_be_left(self, desk: Desk) -> None:
        head, administrator = desk.member(Role.HEAD), desk.client(Role.ADMINISTRATOR)
        administrator.post(self.URL, self.SAID)
        assert "look" in [one.key for one in all_that_waits(head, clock.now())]
        assert "look" not in [one.key for one in all_that_waits(desk.member(Role.ADMINISTRATOR), clock.now())]
        desk.client(Role.HEAD).post(reverse("kits:look_drop"))
        assert not LookProposal.objects.exists()
        assert not Look.objects.exists()

    def test_the_database_asks_for_the_second_person(self, desk: Desk) -> None:
        said = {"colour": "#7a1f3d", "on_colour": "#ffffff", "changed_at": clock.now()}
        by, head = desk.member(Role.ADMINISTRATOR), desk.member(Role.HEAD)
        editor, elsewhere = desk.member(Role.EDITOR), desk.member(Role.HEAD, desk.kpu)
        for agreed_by in (None, by, editor, elsewhere):
            with pytest.raises(IntegrityError), transaction.atomic():
                Look.objects.create(institution=desk.police, changed_by=by, agreed_by=agreed_by, **said)
        assert Look.objects.create(institution=desk.police, changed_by=by, agreed_by=head, **said).pk

    def test_the_logo_stays_until_it_is_taken_away(self, desk: Desk) -> None:
        client = desk.client(Role.ADMINISTRATOR)
        client.post(self.URL, {**self.SAID, "logo": SimpleUploadedFile("logo.png", a_logo(), "image/png")})
        assert "Gaya lembaga berlaku." in client.post(self.URL, self.SAID, follow=True).text
        assert style_of(desk.police).logo
        client.post(self.URL, {**self.SAID, "without_logo": "on"})
        assert not style_of(desk.police).logo

    def test_an_unreadable_colour_is_refused_with_a_proposal_and_nothing_typed_is_lost(
        self, desk: Desk
    ) -> None:
        answer = desk.client(Role.ADMINISTRATOR).post(self.URL, {**self.SAID, "colour": "#ffe100"})
        assert answer.status_code == 422
        assert "Pakai #" in answer.text
        assert "Jalan Melati 12" in answer.text
        assert "#ffe100" in answer.text
        assert not Look.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"letterhead": "1\n2\n3\n4\n5"},
            {"colour": "merah"},
            {"letterhead": "Pilih nomor 2"},
            {"logo": SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")},
        ],
        ids=["lines", "colour", "contestant", "logo"],
    )
    def test_what_does_not_belong_there_is_refused(self, desk: Desk, wrong: dict[str, object]) -> None:
        answer = desk.client(Role.ADMINISTRATOR).post(self.URL, {**self.SAID, **wrong})
        assert answer.status_code == 422
        assert not Look.objects.exists()

    def test_only_its_own_administrator(self, desk: Desk) -> None:
        assert desk.client(Role.EDITOR).get(self.URL).status_code == 403
        restyle(desk.member(Role.ADMINISTRATOR, desk.kpu), "#7a1f3d", "#ffffff", [], b"")
        assert style_of(desk.kpu.institution).colour == "#7a1f3d"
        assert style_of(desk.police).colour != "#7a1f3d"


def _posted(desk: Desk, **changes: str) -> dict[str, object]:
    at = clock.now().astimezone(ZoneInfo(desk.polres.time_zone)).strftime("%Y-%m-%dT%H:%M")
    said = {"medium": "hall", "unit": desk.polres.pk, "place": "Balai Desa  Sukasari", "at": at}
    return {"client_id": uuid.uuid4(), **said, **changes}


def _corrected(news: Newsroom, number: int) -> None:
    """The next edition, approved and not out yet."""
    from sejuk.desk.responses.services import submitting

    releasing.correct(news.editor, number, "Nama balainya diperbaiki.")
    news.approve(news.approver, submitting.submit(news.editor, number))
