"""Attack: have a text approved on an ordinary day and let it out when the election forbids what it says.

Fails because the one verb that lets a text out asks what the stage asks now, and a channel that was slow asks
again before a byte leaves.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.network.broadcasts.approving import approve
from sejuk.desk.network.broadcasts.looking import unlooked as unlooked_of
from sejuk.desk.network.broadcasts.sending import hand_over, send
from sejuk.desk.network.models import Broadcast
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.responses.models import Version
from sejuk.desk.responses.services import emergency, releasing
from sejuk.desk.responses.services.looking import unlooked
from tests.attack.insider import refuses_sql
from tests.desk.network.given import Net
from tests.desk.office import Desk
from tests.desk.publishing.given import Press, at_once, run, state_at
from tests.desk.responses.given import fresh
from tests.desk.stages.given import day_of, election
from tests.servers.mastodon import Mastodon

QUIET = {"no_campaign", "no_poll", "no_running_advert", "only_how_to_vote"}


def quiet(press: Press) -> None:
    """From now on it is the quiet period: people vote in two days."""
    election(press.desk).whole(day_of(clock.now(), 2))


def _codes(version: Version) -> set[str]:
    return {one.code for one in unlooked(version)}


def test_an_old_approval_does_not_carry_a_text_into_the_quiet_period(press: Press) -> None:
    version = press.approved()
    quiet(press)
    for ticked in ((), ("no_campaign",), ("no_contestant", "whatever")):
        with pytest.raises(Refused, match="Tahapan berganti"):
            releasing.publish(press.head, version.response_id, ticked)
    assert fresh(version).state == "approved"
    assert releasing.publish(press.head, version.response_id, QUIET).state == "published"
    [look] = version.looks.all()
    assert (look.member, set(look.ticked)) == (press.head, QUIET)


def test_the_form_cannot_be_sent_without_its_boxes(press: Press, desk: Desk, outlet: Outlet) -> None:
    version = press.approved()
    quiet(press)
    url = reverse("publishing:release", args=[version.response_id])
    client = desk.client(Role.HEAD, desk.polres)
    assert "Tahapan berganti sejak teks ini disetujui" in client.get(url).text
    again = client.post(url, {"outlet": [outlet.pk]})
    assert again.status_code == 422
    assert "Periksa hal ini, lalu centang." in again.text
    assert f'id="saluran-{outlet.pk}" aria-describedby="janji-{outlet.pk}" checked' in again.text
    assert not Publication.objects.exists()
    ticks = {f"cek_{code}": "on" for code in QUIET}
    assert client.post(url, {"outlet": [outlet.pk]} | ticks).status_code == 302
    assert fresh(version).state == "published"


def test_a_slow_channel_waits_for_somebody_who_looks(
    press: Press, desk: Desk, outlet: Outlet, server: Mastodon
) -> None:
    version = press.approved()
    release(press.head, version.response_id, [outlet.pk])
    quiet(press)
    assert run() == 0
    assert server.statuses == {}
    held = Publication.objects.get(outlet=outlet)
    assert (held.state, held.error) == ("waiting", "stage")
    client = desk.client(Role.EDITOR, desk.polres)
    url = reverse("publishing:release", args=[version.response_id])
    assert "Sudah diperiksa, lanjutkan" in client.get(url).text
    assert client.post(url, {f"cek_{code}": "on" for code in QUIET}).status_code == 302
    assert run() == 1
    assert state_at(outlet) == "sent"


def test_another_try_by_hand_is_no_way_around(press: Press, outlet: Outlet, server: Mastodon) -> None:
    version = press.approved()
    release(press.head, version.response_id, [outlet.pk])
    quiet(press)
    run()
    at_once()
    assert run() == 0
    assert server.statuses == {}


def test_nothing_is_offered_for_pasting_until_somebody_looked(press: Press, desk: Desk) -> None:
    version = press.approved()
    outlet = press.on_x()
    release(press.head, version.response_id, [outlet.pk])
    client = desk.client(Role.HEAD, desk.polres)
    url = reverse("publishing:release", args=[version.response_id])
    assert "Salin teks ini" in client.get(url).text
    quiet(press)
    page = client.get(url).text
    assert "Salin teks ini" not in page
    assert "Centang pemeriksaannya" in page
    client.post(url, {f"cek_{code}": "on" for code in QUIET})
    assert "Salin teks ini" in client.get(url).text


def test_what_was_looked_at_is_not_asked_twice(press: Press) -> None:
    quiet(press)
    version = press.submitted()
    press.approve(press.approver, version, QUIET)
    assert _codes(version) == set()
    assert releasing.publish(press.head, version.response_id).looks.count() == 0


def test_the_emergency_path_ends_with_polling_day(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    election(press.desk).whole(day_of(clock.now()))
    version = press.submitted()
    emergency.ask(press.approver, version.response_id, version.digest)
    emergency.confirm(press.head, version.response_id, version.digest)
    assert _codes(fresh(version)) == set()
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "no_winner" in _codes(fresh(version))
    with pytest.raises(Refused, match="Tahapan berganti"):
        releasing.publish(press.head, version.response_id)


def test_a_withdrawal_waits_for_nothing(press: Press, outlet: Outlet, server: Mastodon) -> None:
    version = press.out(outlet)
    quiet(press)
    press.withdrawn(version)
    run()
    assert state_at(outlet) == "withdrawn"


def test_a_look_is_neither_changed_nor_made_up_for_a_draft(press: Press) -> None:
    version = press.approved()
    quiet(press)
    releasing.publish(press.head, version.response_id, QUIET)
    refuses_sql("UPDATE responses_look SET ticked = '[]' WHERE version_id = %s", version.pk)
    refuses_sql("DELETE FROM responses_look WHERE version_id = %s", version.pk)
    draft = press.submitted()
    refuses_sql(
        "INSERT INTO responses_look (version_id, member_id, at, ticked) VALUES (%s, %s, now(), '[]')",
        draft.pk, press.head.pk,
    )  # fmt: skip


@pytest.fixture
def net(press: Press) -> Net:
    """The same office's broadcasts to its partners."""
    made = Net(press.desk, press.desk.polres)
    made.partner()
    return made


def _held(broadcast: Broadcast) -> set[str]:
    return {one.code for one in unlooked_of(broadcast)}


def test_a_broadcast_is_not_approved_or_sent_past_the_stage(press: Press, net: Net) -> None:
    ready, waiting = net.approved(), net.submitted()
    quiet(press)
    for ticked in ((), ("no_campaign",)):
        with pytest.raises(Refused, match="belum dicentang"):
            approve(net.head, waiting.pk, waiting.digest, ticked)
        with pytest.raises(Refused, match="belum dicentang"):
            send(net.head, ready.pk, ticked)
    assert send(net.head, ready.pk, QUIET).state == "sending"
    assert approve(net.head, waiting.pk, waiting.digest, QUIET).state == "approved"
    assert send(net.head, waiting.pk).state == "sending"  # what was ticked is not asked twice


def test_a_broadcast_that_no_worker_took_yet_waits_for_somebody_who_looks(press: Press, net: Net) -> None:
    broadcast = send(net.head, net.approved().pk)
    quiet(press)
    assert hand_over(broadcast.pk) == 0
    client = press.desk.client(Role.HEAD, press.desk.polres)
    assert "Siaran menunggu pemeriksaan tahapan" in client.get(reverse("shell:waiting")).text
    url = reverse("network:broadcast", args=[broadcast.pk])
    assert "tahapan berganti sejak siaran ini dikirim" in client.get(url).text
    look = reverse("network:look", args=[broadcast.pk])
    assert client.post(look, {"cek_no_poll": "on"}).status_code == 422
    assert hand_over(broadcast.pk) == 0
    assert client.post(look, {f"cek_{code}": "on" for code in QUIET}).status_code == 302
    assert hand_over(broadcast.pk) == 1
    assert client.post(look).status_code == 409


def test_the_boxes_of_a_broadcast_are_on_its_page(press: Press, net: Net) -> None:
    broadcast = net.approved()
    quiet(press)
    client = press.desk.client(Role.HEAD, press.desk.polres)
    page, url = (
        reverse("network:broadcast", args=[broadcast.pk]),
        reverse("network:send", args=[broadcast.pk]),
    )
    assert "Tahapan berganti sejak siaran ini disetujui" in client.get(page).text
    again = client.post(url, {"cek_no_poll": "on"})
    assert again.status_code == 422
    assert "Periksa hal ini, lalu centang." in again.text
    assert client.post(url, {f"cek_{code}": "on" for code in QUIET}).status_code == 302
    assert _held(broadcast) == set()


def test_a_look_at_other_words_is_no_look(press: Press, net: Net) -> None:
    broadcast = net.submitted()
    quiet(press)
    approve(net.head, broadcast.pk, broadcast.digest, QUIET)
    broadcast.refresh_from_db()
    refuses_sql("UPDATE network_broadcastlook SET ticked = '[]'")
    refuses_sql("DELETE FROM network_broadcastlook")
    made_up = "INSERT INTO network_broadcastlook (broadcast_id, member_id, at, digest, ticked)"
    refuses_sql(f"{made_up} VALUES (%s, %s, now(), 'x', '[]')", broadcast.pk, net.head.pk)
    broadcast.digest = "0" * 64
    assert _held(broadcast) == QUIET
