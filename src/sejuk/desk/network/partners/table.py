"""A table of people to ask. It proposes; nobody consents by a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.network.partners.leaving_alone import left_alone
from sejuk.desk.network.partners.proposing import Proposal, is_taken, propose_all
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.people import PARTNERS, choices
from sejuk.desk.tabular.face import BadValue, Column, Outcome, Plan, Row, TableKind
from sejuk.desk.tabular.values import as_choice


class PartnerTable(TableKind):
    """Name, kind and e-mail of people who will be asked, each by a mail of their own."""

    code = "network.partners"
    title = gettext_lazy("Orang dan lembaga yang akan ditanya")
    columns = (
        Column("name", gettext_lazy("Nama"), example="Redaksi Kabar Telaga"),
        Column("kind", gettext_lazy("Jenis"), example="Pers"),
        Column("contact", gettext_lazy("Surel"), aliases=("email",), example="redaksi@kabartelaga.example"),
    )

    def __init__(self, unit: Unit) -> None:
        self.unit = unit

    def plan(self, rows: Sequence[Row]) -> Plan:
        """Who would be asked; who was asked already, or wants to be left alone, is not."""
        plan = Plan()
        contacts = [row["contact"].strip().lower() for row in rows]
        known = is_taken(contacts) | left_alone(contacts, clock.now())
        for row in rows:
            with plan.checking(row):
                proposal = _proposal(row)
                if proposal.contact in known:
                    plan.add(row, Outcome.SAME, _("Sudah pernah ditanya; tidak ditanya lagi."))
                else:
                    known.add(proposal.contact)
                    plan.add(
                        row, Outcome.NEW, _("%(name)s akan ditanya.") % {"name": proposal.name}, proposal
                    )
        return plan

    def carry_out(self, by: Member, plan: Plan) -> None:
        """Ask them."""
        proposals: list[Proposal] = plan.having(Outcome.NEW)
        made = propose_all(by, self.unit, proposals)
        record(by, "partners.imported", "unit", self.unit.pk, count=len(made), unit=self.unit.pk)


def _proposal(row: Row) -> Proposal:
    kind = as_choice(row["kind"], "kind", choices(PARTNERS))
    contact, name = row["contact"].strip().lower(), row["name"].strip()
    try:
        validate_email(contact)
    except ValidationError:
        raise BadValue("contact", _("Tulis alamat surel seperti nama@contoh.id.")) from None
    if not name or len(name) > 120:
        raise BadValue("name", _("Isi namanya, paling panjang 120 huruf."))
    return Proposal(kind, name, contact)
