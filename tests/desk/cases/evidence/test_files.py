"""Files that members bring: drawn anew, checked, bounded, nameless."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from sejuk.desk.cases.evidence import files
from sejuk.desk.cases.evidence.files import UnusableError, part_of
from sejuk.desk.cases.models import Evidence
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _picture(form: str = "JPEG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "teal").save(target, form, **options)
    return target.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew(form: str) -> None:
    part = part_of(_picture(form))
    assert part.media_type == "image/jpeg"
    assert Image.open(BytesIO(part.body)).size == (40, 30)


def test_where_and_by_what_a_picture_was_taken_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[2] = (1.0, 2.0, 3.0)
    part = part_of(_picture(exif=exif) + b"<script>ditempel di belakang</script>")
    assert b"Kamera" not in part.body
    assert b"script" not in part.body
    assert not Image.open(BytesIO(part.body)).getexif()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"halo",
        b"<svg onload=alert(1)>",
        b"GIF89a" + bytes(40),
        b"PK\x03\x04" + bytes(60),
        _picture()[:80],
    ],
    ids=["empty", "text", "svg", "gif", "zip", "cut_off"],
)
def test_other_files_are_refused(body: bytes) -> None:
    with pytest.raises(UnusableError):
        part_of(body)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(UnusableError):
        part_of(_picture("PNG", (files.MAX_SIDE + 1, 1)))


def test_a_file_is_no_larger_than_the_bound() -> None:
    with pytest.raises(UnusableError):
        part_of(PDF + bytes(files.MAX_BYTES))


def test_a_file_is_brought_through_the_form_and_its_name_is_not_kept(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    sent = SimpleUploadedFile("kiriman-bu-melati.jpg", _picture(), "image/jpeg")
    response = client.post(reverse("cases:bring_file", args=[case.pk]), {"berkas": sent})
    assert response.status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.state, evidence.kind) == ("captured", "file")
    assert "melati" not in str(list(Evidence.objects.values())) + str(list(evidence.parts.values("name")))


@pytest.mark.parametrize("body", [b"bukan gambar", bytes(files.MAX_BYTES + 1)], ids=["text", "too_large"])
def test_a_wrong_file_is_refused_with_what_to_do(unit: CaseDesk, body: bytes) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    sent = SimpleUploadedFile("a.jpg", body, "image/jpeg")
    response = client.post(reverse("cases:bring_file", args=[case.pk]), {"berkas": sent})
    assert response.status_code == 422
    assert "10 MB" in response.content.decode()
    assert not Evidence.objects.exists()


def test_no_file_at_all_is_said(unit: CaseDesk) -> None:
    case = unit.verifying()
    response = unit.desk.client(Role.VERIFIER, unit.unit).post(reverse("cases:bring_file", args=[case.pk]))
    assert response.status_code == 422
