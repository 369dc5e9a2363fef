"""Channels of the demo's police: a list of mail with a subscriber, and an account to paste on."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from sejuk.desk.network.accounts.checking import write_down
from sejuk.desk.network.accounts.looking import Seen
from sejuk.desk.network.accounts.registering import Registration, register
from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit
from sejuk.desk.publishing.models import Outlet, Subscriber
from sejuk.desk.publishing.services.opening import connect, own_outlet
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.publishing.subscribing.asking import confirm, sign_up
from sejuk.desk.responses.models import Version, VersionState


def stage() -> None:
    """Connect and publish; does nothing where there are channels already or links cannot be made."""
    people = _people()
    if not settings.SITE_URL or not {Role.EDITOR, Role.HEAD} <= people.keys():
        return
    head = people[Role.HEAD]
    if Outlet.objects.filter(kind="mail").exists():
        return
    with transaction.atomic():
        outlets = [_by_mail(head), connect(head, _account(people[Role.EDITOR]), "copy")]
        out = Version.objects.filter(state=VersionState.PUBLISHED, response__unit=head.unit).first()
        if out is not None:
            release(head, out.response_id, [one.pk for one in outlets])


def _people() -> dict[str, Member]:
    """One colleague of the police a role, at the first province that has people."""
    rows = Assignment.objects.filter(
        unit__level=Unit.Level.PROVINCE, unit__institution__kind=Institution.Kind.POLICE
    )
    found: dict[str, Member] = {}
    for row in rows.select_related("member__institution", "member__unit").order_by("pk"):
        found.setdefault(row.role, row.member)
    return found


def _by_mail(head: Member) -> Outlet:
    outlet = own_outlet(head, head.unit, "mail")
    sign_up(head.unit, "warga@pesisir.example", "id")
    for subscriber in Subscriber.objects.filter(unit=head.unit):
        confirm(subscriber)
    return outlet


def _account(editor: Member) -> OfficialAccount:
    """A channel on a messenger, whose token was seen on its page."""
    address = f"https://saluran.{editor.institution.domain}/humas"
    said = Registration("whatsapp", f"Saluran Humas {editor.unit.name}", address, "Kasubbid PID", address)
    account = register(editor, editor.unit, said)
    write_down(account.pk, Seen(True, False, account.name, "Kabar resmi", None))
    account.refresh_from_db()
    return account
