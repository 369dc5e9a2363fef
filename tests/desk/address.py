"""What a row of the table of addresses says, and short ways to write one."""

from __future__ import annotations

from dataclasses import dataclass

from sejuk.desk.organisation.models import Role

ALL = tuple(Role.values)
ADMINISTRATOR = ("administrator",)
AUDITOR = ("auditor",)
#: Who may ask for sources, hear tips, tend narratives, set the budget.
ASKS = ("duty_officer", "editor", "head", "administrator")
HEARS = ("duty_officer", "verifier", "editor")
TENDS = ("duty_officer", "verifier", "editor", "head")
LEADS = ("head", "administrator")
#: Who sorts reports and cases, who reports from the field, who reviews what the public asks for.
SORTS = ("duty_officer", "verifier", "editor", "head")
REPORTS = (*SORTS, "field_reporter")
REVIEWS = ("verifier", "editor", "approver", "head")
#: Who gathers sources.
VERIFIES = ("duty_officer", "verifier", "editor")
#: Who decides what to do about a case, and who does it.
DECIDES = ("approver", "head")
CARRIES_OUT = ("duty_officer", "editor", "head")
#: Who hands cases on, who reads them, and who does neither.
HANDS_ON = (*SORTS, "approver")
READS = (*HANDS_ON, "auditor", "observer")
NO_CASES = ("administrator", "field_reporter")

TO_LOGIN = 302


@dataclass(frozen=True)
class Address:
    """What an address gives: ``allowed`` roles get ``ok``, the others ``closed``."""

    name: str
    allowed: tuple[str, ...] = ALL
    ok: int = 200
    closed: int = 403
    stranger: int = TO_LOGIN
    elsewhere: int | None = None
    post: bool = False
    #: Roles for which the thing does not exist.
    hidden: tuple[str, ...] = ()

    def expected(self, role: str) -> int:
        """The status for somebody of the Polda with this one role."""
        if role in self.hidden:
            return 404
        return self.ok if role in self.allowed else self.closed

    @property
    def expected_elsewhere(self) -> int:
        """The status for the election commission's administrator."""
        return self.expected("administrator") if self.elsewhere is None else self.elsewhere


def public(name: str, ok: int = 200, members: int | None = None) -> Address:
    """Open to everybody; members may get something else."""
    return Address(name, ok=ok if members is None else members, stranger=ok)


def verb(name: str, allowed: tuple[str, ...], ok: int = 302, elsewhere: int = 404) -> Address:
    """Something to do in the Polda: another institution finds nothing there."""
    return Address(name, allowed, ok, elsewhere=elsewhere, post=True)


def closed_api(name: str, status: int) -> Address:
    """Nothing without a token, whoever is logged in."""
    return Address(name, ok=status, stranger=status)


def of_case(name: str, allowed: tuple[str, ...], *, post: bool = False, ok: int | None = None) -> Address:
    """Something about a case of the Polda; who reads no cases finds nothing there."""
    return Address(name, allowed, ok or (302 if post else 200), hidden=NO_CASES, post=post)
