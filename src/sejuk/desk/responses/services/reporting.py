"""Tell the case what became of its decision."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sejuk.desk.cases.services import deciding
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.models import Version


def report_published(member: Member, version: Version) -> None:
    """Report the first edition back to the decision that asked for it, where nobody did yet.

    Whoever may not report for the decision's unit leaves it to those who may.
    """
    decision = version.response.decision
    if decision is None or decision.reported_at is not None or version.edition > 1:
        return
    text = _("Terbit sebagai %(number)s: %(title)s") % {"number": version.response, "title": version.title}
    try:
        deciding.report(member, decision.pk, text)
    except Refused:
        return
