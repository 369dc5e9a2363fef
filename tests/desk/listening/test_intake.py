from __future__ import annotations

import pytest

from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import Post, Sighting, Source
from sejuk.desk.narratives.models import Narrative
from tests.desk.listening.given import NOON, RUMOUR, item

pytestmark = pytest.mark.django_db


def test_same_words_by_three_people_are_one_narrative_with_a_title(source: Source) -> None:
    taken = take(source, [item(n) for n in range(3)], NOON)
    assert (taken.new, taken.seen_again, taken.held_back, taken.refused) == (3, 0, 0, 0)
    narrative = Narrative.objects.get()
    assert (narrative.posts_count, narrative.authors_count, narrative.variants_count) == (3, 3, 1)
    assert narrative.title == RUMOUR
    assert Sighting.objects.count() == Post.objects.count() == 3
