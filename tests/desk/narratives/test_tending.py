"""Merge, split, mute: with a reason, by those who tend narratives, in the audit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk.organisation.models import Role
from tests.desk.narratives.given import HOSTILE, Board

REASON = "Membicarakan hal yang sama"


def test_a_merge_moves_everything_and_tells_every_process(board: Board) -> None:
    from sejuk.desk.audit.models import Entry
    from sejuk.desk.listening.models import Grouping
    from sejuk.desk.narratives.models import NarrativeEvent

    one, two = board.tell("Kabar satu", posts=6), board.tell("Kabar dua", posts=9, place="71.02")
    Grouping.objects.get_or_create(pk=1)
    version = Grouping.objects.get().version
    response = board.client().post(f"/narasi/{one.key}/gabung/", {"into": f" {two.key} ", "reason": REASON})
    assert response.headers["Location"] == f"/narasi/{two.key}/"
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, one.merged_into, two.posts_count) == ("merged", two, 15)
    assert Grouping.objects.get().version != version
    event = NarrativeEvent.objects.get(kind="merge")
    assert (event.by, event.reason) == (board.desk.member(Role.DUTY_OFFICER), REASON)
    assert Entry.objects.get(action="narrative.merged").detail == {"into": two.key, "reason": REASON}
    page = board.get(f"/narasi/{two.key}/")
    assert REASON in page
    assert "15 unggahan" in page


def test_a_merge_suggests_what_shares_words(board: Board) -> None:
    one = board.tell("Kotak suara di gudang sudah dicoblos")
    two = board.tell("Gudang berisi kotak suara tercoblos")
    other = board.tell("Bendera kuning berkibar")
    page = board.get(f"/narasi/{one.key}/gabung/")
    assert f"?ke={two.key}" in page
    assert other.key not in page
    assert f'value="{two.key}"' in board.get(f"/narasi/{one.key}/gabung/?ke={two.key}")


@pytest.mark.parametrize("target", ["n-tidak-ada", "self", "small", "elsewhere"])
def test_a_merge_goes_only_where_the_member_sees(board: Board, target: str) -> None:
    one = board.tell("Kabar satu")
    keys = {
        "self": one.key,
        "small": board.tell("Kabar kecil", authors=2).key,
        "elsewhere": board.tell("Kabar di sana", place="71.02").key,
    }
    client = board.client(unit=board.desk.polres)
    data = {"into": keys.get(target, target), "reason": REASON}
    response = client.post(f"/narasi/{one.key}/gabung/", data)
    assert response.status_code == 422
    one.refresh_from_db()
    assert one.state == "active"


def test_a_split_makes_a_new_narrative_that_cannot_be_joined_by_author(board: Board) -> None:
    from sejuk.desk.listening.models import Post
    from sejuk.desk.narratives.models import Narrative

    narrative = board.tell("Kabar utama yang panjang", posts=9, authors=4)
    board.tell("Hal lain sama sekali", posts=6, authors=4, into=narrative)
    name = Post.objects.filter(text="Hal lain sama sekali").values_list("variant", flat=True)[0]
    client = board.client()
    response = client.post(f"/narasi/{narrative.key}/pisah/", {"variants": [name], "reason": REASON})
    new = Narrative.objects.exclude(pk=narrative.pk).get()
    assert response.headers["Location"] == f"/narasi/{new.key}/"
    assert (new.posts_count, new.authors_count) == (6, 4)
    narrative.refresh_from_db()
    assert (narrative.posts_count, narrative.authors_count) == (9, 4)
    mine, theirs = ({bytes(p.author or b"") for p in n.posts.all()} for n in (narrative, new))
    assert not mine & theirs


def test_a_split_of_two_authors_is_hidden_and_says_so(board: Board) -> None:
    from sejuk.desk.listening.models import Post

    narrative = board.tell("Kabar utama yang panjang", posts=9, authors=4)
    board.tell("Hal lain", posts=2, authors=2, into=narrative)
    name = Post.objects.filter(text="Hal lain").values_list("variant", flat=True)[0]
    client = board.client()
    data = {"variants": [name], "reason": REASON}
    response = client.post(f"/narasi/{narrative.key}/pisah/", data, follow=True)
    assert "penulisnya belum mencapai tiga" in response.content.decode()


def test_a_split_leaves_something(board: Board) -> None:
    from sejuk.desk.listening.models import Post

    narrative = board.tell("Kabar utama yang panjang", posts=9)
    board.tell("Hal lain", posts=3, into=narrative)
    names = list(Post.objects.values_list("variant", flat=True).distinct())
    client = board.client()
    for chosen in (names, [], ["tidak-ada"]):
        response = client.post(f"/narasi/{narrative.key}/pisah/", {"variants": chosen, "reason": REASON})
        assert response.status_code == 422


def test_a_muted_narrative_raises_nothing_until_its_time(board: Board) -> None:
    from sejuk.desk.narratives.models import NarrativeEvent

    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    client = board.client()
    client.post(f"/narasi/{narrative.key}/bisukan/", {"hours": "6", "reason": REASON})
    narrative.refresh_from_db()
    assert (narrative.state, narrative.muted_until) == ("muted", board.at + timedelta(hours=6))
    assert board.refresh() == 0
    page = board.get(f"/narasi/{narrative.key}/")
    assert "Dibisukan" in page
    assert "Bunyikan lagi" in page
    board.at += timedelta(hours=7)
    board.tell(posts=60, authors=20, signals=HOSTILE, into=narrative)
    assert board.refresh() > 0
    narrative.refresh_from_db()
    assert (narrative.state, narrative.muted_until) == ("active", None)
    assert NarrativeEvent.objects.filter(kind="unmute", by=None).count() == 1


def test_unmuting_needs_a_reason_too(board: Board) -> None:
    narrative = board.tell()
    client = board.client()
    client.post(f"/narasi/{narrative.key}/bisukan/", {"hours": "24", "reason": REASON})
    assert client.post(f"/narasi/{narrative.key}/bunyikan/", {"reason": ""}).status_code == 422
    assert client.post(f"/narasi/{narrative.key}/bunyikan/", {"reason": REASON}).status_code == 302
    narrative.refresh_from_db()
    assert narrative.state == "active"


@pytest.mark.parametrize("verb", ["gabung", "pisah", "bisukan", "bunyikan"])
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.APPROVER])
def test_who_only_reads_changes_nothing(board: Board, verb: str, role: Role) -> None:
    narrative = board.tell()
    client = board.client(role)
    assert client.post(f"/narasi/{narrative.key}/{verb}/", {"reason": REASON}).status_code == 403
    assert "Bisukan peringatan" not in client.get(f"/narasi/{narrative.key}/").content.decode()


def test_a_verb_that_no_longer_fits_is_refused(board: Board) -> None:
    narrative = board.tell()
    response = board.client().post(f"/narasi/{narrative.key}/bunyikan/", {"reason": REASON})
    assert response.status_code == 409


def test_no_transition_leads_out_of_merged_and_every_one_of_a_person_has_roles() -> None:
    from sejuk.desk.narratives.transitions import ALERT_TRANSITIONS, ALLOWED_TRANSITIONS

    assert [t for t in ALLOWED_TRANSITIONS if t.start == "merged"] == []
    assert [t for t in (*ALLOWED_TRANSITIONS, *ALERT_TRANSITIONS) if t.needs_reason and not t.roles] == []
    assert all(t.roles for t in ALERT_TRANSITIONS)
