from sejuk.desk.organisation.models import Office, Role
from tests.desk.office import Desk

WORDS = "Pemantauan belum berjalan"


def test_every_page_says_that_nothing_is_listened_to_yet(desk: Desk) -> None:
    Office.objects.update(listening_since=None)
    page = desk.client(Role.DUTY_OFFICER).get("/").content.decode()
    assert WORDS in page
    assert 'href="/kantor/"' in page


def test_an_office_that_listens_is_not_bothered(desk: Desk) -> None:
    assert WORDS not in desk.client(Role.DUTY_OFFICER).get("/").content.decode()
