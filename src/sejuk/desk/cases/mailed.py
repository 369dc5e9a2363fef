"""What became of a mail about a case: on the row that owed it, and in the chain."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.audit import record
from sejuk.desk.cases.models import CaseNotice, ClockNotice
from sejuk.desk.shell.mailing import note


def mailed(notice: CaseNotice | ClockNotice, case: int, at: datetime, error: str, recipients: int) -> None:
    """Put down how a try at ``at`` went; ``recipients`` is how many it was for."""
    note(notice, at, error)
    if error:
        record(None, "case.mail_failed", "case", case, error=error, tries=notice.mail_tries)
    else:
        record(None, "case.mailed", "case", case, kind=notice.kind, recipients=recipients)
