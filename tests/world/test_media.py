"""Outlets, accounts, channels."""

from __future__ import annotations

from sejuk.world import World


def test_about_twenty_outlets_with_feeds_on_their_own_domains(world: World) -> None:
    assert 15 <= len(world.outlets) <= 25
    assert len({o.domain for o in world.outlets}) == len(world.outlets)
    assert all(o.domain.endswith(".example") and o.domain in o.feed_url for o in world.outlets)


def test_every_province_has_outlets_of_its_own(world: World) -> None:
    assert {o.province for o in world.outlets} == {None, *(p.code for p in world.provinces)}


def test_every_channel_says_why_it_is_listened_to(world: World) -> None:
    assert len({c.code for c in world.channels}) == len(world.channels)
    assert all(c.purpose and c.name for c in world.channels)
    assert {c.kind for c in world.channels} == {"outlet", "official", "public_page", "keyword"}


def test_a_channel_with_one_author_is_an_outlet_or_an_official_account(world: World) -> None:
    owners = {o.code for o in world.outlets} | {a.code for a in world.accounts if a.kind != "campaign"}
    for channel in world.channels:
        assert (channel.owner in owners) == (channel.kind in ("outlet", "official"))


def test_campaign_accounts_belong_to_contestants_and_are_no_channels(world: World) -> None:
    contestants = {c.code for e in world.elections for k in e.contests for c in k.contestants}
    campaign = {a.code: a.contestant for a in world.accounts if a.kind == "campaign"}
    assert set(campaign.values()) == contestants
    assert not set(campaign) & {c.code for c in world.channels}


def test_official_accounts_name_their_unit(world: World) -> None:
    units = {u.code for u in world.units}
    official = [a for a in world.accounts if a.kind == "official"]
    assert official
    assert all(a.unit in units for a in official)
