"""WordPress, against a server that speaks its REST API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sejuk.desk.publishing.channels.job import ABSENT, Done, Target
from sejuk.desk.publishing.channels.wordpress.send import check, correct, find, publish, withdraw
from tests.desk.publishing.items import PAGE, corrected, job
from tests.servers.wordpress import PASSWORD, USER, Post, WordPress, wordpress_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[WordPress]:
    with wordpress_server() as made:
        settings.CHANNEL_HOSTS = frozenset({made.url.partition("://")[2]})
        yield made


@pytest.fixture
def target(server: WordPress) -> Target:
    return Target(1, "website", f"{server.url}/", USER, PASSWORD)


def test_a_post_goes_out_under_its_own_name(server: WordPress, target: Target) -> None:
    assert publish(job(target)) == Done(f"{server.url}/sejuk-12/", "11")
    (post,) = server.public()
    assert post.slug == "sejuk-12"
    assert f'<a href="{PAGE}">' in post.content


def test_published_again_it_is_the_same_post(server: WordPress, target: Target) -> None:
    assert publish(job(target)) == publish(job(target))
    assert server.made["sejuk-12"] == 1


@pytest.mark.parametrize("fault", ["reset_after", "500_after"])
def test_a_lost_answer_is_looked_up(server: WordPress, target: Target, fault: str) -> None:
    server.faults.append(fault)
    lost = publish(job(target))
    assert not isinstance(lost, Done)
    assert lost.verb == "lost"
    assert find(job(target)) == Done(f"{server.url}/sejuk-12/", "11")
    publish(job(target))
    assert server.made["sejuk-12"] == 1


def test_what_is_not_there_is_certainly_not_there(server: WordPress, target: Target) -> None:
    server.faults.append("reset")
    assert not isinstance(publish(job(target)), Done)
    assert find(job(target)) == ABSENT


def test_a_double_of_one_that_was_on_its_way_goes(server: WordPress, target: Target) -> None:
    """The first request is still at work when the second looks; then both make a post."""
    moments = iter([True])

    def first_one_ends(name: str) -> None:
        if name == "asked" and next(moments, False):
            server.posts[11] = Post(11, "sejuk-12", "Kotak", f'<a href="{PAGE}">{PAGE}</a>')

    server.moment = first_one_ends
    done = publish(job(target))
    assert done == Done(f"{server.url}/sejuk-12/", "11")
    assert [post.id for post in server.public()] == [11]


def test_somebody_elses_post_is_left_alone(server: WordPress, target: Target) -> None:
    server.posts[11] = Post(11, "sejuk-12", "Sejuk di pegunungan", "Tulisan lain")
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert (outcome.verb, outcome.error) == ("refused", "slug_taken")
    assert server.posts[11].content == "Tulisan lain"


def test_a_correction_is_a_revision(server: WordPress, target: Target) -> None:
    done = publish(job(target))
    assert isinstance(done, Done)
    again = job(target, corrected(), remote_id=done.remote_id)
    assert correct(again) == correct(again) == done
    assert server.posts[11].revisions == 1


def test_a_withdrawal_goes_to_the_bin_and_may_be_repeated(server: WordPress, target: Target) -> None:
    publish(job(target))
    for _twice in range(2):
        assert isinstance(withdraw(job(target, remote_id="11")), Done)
    assert server.public() == []


def test_the_door_is_tried_without_publishing(server: WordPress, target: Target) -> None:
    assert check(target) == Done(target.address)
    server.may_publish = False
    for wrong, error in ((target, "may_not_post"), (replace(target, secret="salah"), "login_refused")):
        outcome = check(wrong)
        assert not isinstance(outcome, Done)
        assert outcome.error == error
    assert server.posts == {}
