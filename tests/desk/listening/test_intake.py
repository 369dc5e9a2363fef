from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk.listening import intake
from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import Post, Sighting, Source, SourceHealth
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeHour
from tests.desk.listening.given import NOON, RUMOUR, item, make_source
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

OTHER = (
    "Jadwal simulasi pencoblosan di balai desa dipindah ke hari Sabtu pagi karena hujan deras sejak kemarin"
)


def test_same_words_by_three_people_are_one_narrative_with_a_title(source: Source) -> None:
    taken = take(source, [item(n) for n in range(3)], NOON)
    assert (taken.new, taken.seen_again, taken.held_back, taken.refused) == (3, 0, 0, 0)
    narrative = Narrative.objects.get()
    assert (narrative.posts_count, narrative.authors_count, narrative.variants_count) == (3, 3, 1)
    assert narrative.title == RUMOUR
    assert Sighting.objects.count() == Post.objects.count() == 3


def test_two_authors_are_no_title(source: Source) -> None:
    take(source, [item(n) for n in range(2)], NOON)
    assert Narrative.objects.get().title == ""


def test_one_person_posting_often_is_one_author(source: Source) -> None:
    take(source, [item(n, account="@Ramai") for n in range(6)], NOON)
    take(source, [item(9, account="ramai")], NOON)
    narrative = Narrative.objects.get()
    assert (narrative.posts_count, narrative.authors_count, narrative.title) == (7, 1, "")


def test_the_title_comes_with_the_third_author_of_a_later_batch(source: Source) -> None:
    for number in range(3):
        take(source, [item(number)], NOON)
    assert Narrative.objects.get().title == RUMOUR


def test_outlets_count_as_themselves_and_have_no_hash(desk: Desk) -> None:
    for number in range(3):
        outlet = make_source(desk, kind=Source.Kind.OUTLET, name=f"Koran {number}")
        take(outlet, [item(number, account="wartawan"), item(number + 10, account="wartawan lain")], NOON)
    assert Narrative.objects.get().authors_count == 3
    assert not Post.objects.filter(author__isnull=False).exists()
    assert not AuthorKey.objects.exists()
    assert Post.objects.filter(public_voice__isnull=True).count() == 0


def test_posts_by_nobody_known_are_one_author_at_most(source: Source) -> None:
    take(source, [item(n, account=None) for n in range(5)], NOON)
    assert Narrative.objects.get().authors_count == 1


def test_an_item_seen_again_adds_nothing(source: Source) -> None:
    take(source, [item(1), item(2)], NOON)
    taken = take(source, [item(1), item(2), item(1)], NOON + timedelta(hours=1))
    assert (taken.new, taken.seen_again) == (0, 3)
    assert (Post.objects.count(), Sighting.objects.count()) == (2, 2)
    assert Narrative.objects.get().posts_count == 2


def test_an_item_in_two_sources_is_one_post_with_two_sightings(desk: Desk, source: Source) -> None:
    second = make_source(desk)
    take(source, [item(1)], NOON)
    taken = take(second, [item(1, url="http://m.ramai.example/tulisan/1/?utm_source=wa&fbclid=9#atas")], NOON)
    assert (taken.new, taken.seen_again) == (0, 1)
    assert (Post.objects.count(), Sighting.objects.count()) == (1, 2)


def test_an_edited_item_keeps_its_first_form(source: Source) -> None:
    take(source, [item(1)], NOON)
    take(source, [item(1, OTHER, url="https://ramai.example/pindah/1")], NOON)
    assert Post.objects.get().text == RUMOUR


def test_items_without_an_address_are_told_apart_by_their_source(desk: Desk, source: Source) -> None:
    take(source, [item(1, url=None)], NOON)
    take(make_source(desk), [item(1, url=None)], NOON)
    assert Post.objects.count() == 2


def test_people_are_masked_in_texts(source: Source) -> None:
    text = "Kata @budi_s dan penulis7: hubungi 0812-3456-7890 soal https://x.com/budi_s/status/77 ya"
    take(source, [item(7, text, title="Judul penulis7")], NOON)
    stored = Post.objects.get()
    assert stored.text.startswith("Judul @…\n\nKata @… dan @…: hubungi [telepon] soal x:77")


def test_the_handle_of_an_address_is_dropped(source: Source) -> None:
    take(source, [item(1, url="https://twitter.com/budi_s/status/123?s=20")], NOON)
    assert Post.objects.get().address == "x:123"


@pytest.mark.parametrize("published", [None, NOON + timedelta(days=3)])
def test_a_missing_or_future_time_is_the_time_of_receiving(source: Source, published: object) -> None:
    take(source, [item(1, published_at=published)], NOON)
    assert Post.objects.get().published_at == NOON


def test_what_is_older_than_the_retention_is_held_back(source: Source) -> None:
    taken = take(source, [item(1, published_at=NOON - timedelta(days=31))], NOON)
    assert (taken.new, taken.held_back) == (0, 1)


def test_a_file_may_be_old_and_expires_from_its_arrival(desk: Desk) -> None:
    source = make_source(desk, connector="files", kind=Source.Kind.FILE)
    assert take(source, [item(1, published_at=NOON - timedelta(days=900))], NOON).new == 1
    assert Post.objects.get().expires_at == NOON + timedelta(days=30)


def test_an_item_without_text_is_refused(source: Source) -> None:
    assert take(source, [item(1, " \x00 ")], NOON).refused == 1


def test_places_are_known_territories(source: Source) -> None:
    take(source, [item(1, region="71.01.05.2001"), item(2, region="99"), item(3, region=None)], NOON)
    assert list(Post.objects.order_by("pk").values_list("territory", flat=True)) == ["71.01", None, None]


def test_an_item_without_a_place_has_its_source_s(desk: Desk) -> None:
    take(make_source(desk, territory=desk.regency), [item(1)], NOON)
    assert Post.objects.get().territory == desk.regency


def test_hours_count_posts_and_distinct_authors(source: Source) -> None:
    first = [
        item(n, published_at=NOON - timedelta(minutes=10 + n), account=f"orang{n % 2}") for n in range(4)
    ]
    take(source, first, NOON)
    take(source, [item(9, published_at=NOON - timedelta(minutes=5), account="orang0")], NOON)
    hour = NarrativeHour.objects.get()
    assert (hour.hour, hour.posts, hour.authors) == (NOON - timedelta(hours=1), 5, 2)


def test_different_rumours_are_different_narratives_with_unlike_hashes(source: Source) -> None:
    take(source, [item(1, account="sama"), item(2, OTHER, account="sama")], NOON)
    assert Narrative.objects.count() == 2
    hashes = [bytes(h) for h in Post.objects.values_list("author", flat=True) if h]
    assert len(hashes) == len(set(hashes)) == 2


def test_a_process_that_remembers_nothing_goes_on_with_the_same_narratives(source: Source) -> None:
    take(source, [item(1), item(2, OTHER)], NOON)
    intake.forget()
    take(source, [item(3, f"{RUMOUR}!!"), item(4, OTHER.upper())], NOON)
    assert sorted(Narrative.objects.values_list("posts_count", flat=True)) == [2, 2]


def test_a_failure_at_the_end_takes_everything_back(source: Source) -> None:
    take(source, [item(1)], NOON)

    def fail(taken: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take(source, [item(2), item(3, OTHER)], NOON, also=fail)
    assert Post.objects.count() == Narrative.objects.count() == 1
    assert take(source, [item(2), item(3, OTHER)], NOON).new == 2
    assert sorted(Narrative.objects.values_list("posts_count", flat=True)) == [1, 2]


def test_the_source_notes_its_newest_item(source: Source) -> None:
    take(source, [item(1)], NOON)
    assert SourceHealth.objects.get(source=source).last_item_at == NOON


def test_a_batch_says_only_that_something_changed(source: Source, django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        take(source, [item(1)], NOON)
    told = [q["sql"] for q in queries if "pg_notify" in q["sql"]]
    assert told == ["SELECT pg_notify('sejuk', 'narratives')", "SELECT pg_notify('sejuk', 'sources')"]
