"""One example of everything that has an address of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.api.tokens import make as make_token
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.cases.services.overruling import ask
from sejuk.desk.listening.models import ImportRun, Source
from sejuk.desk.narratives.models import Alert, Narrative
from sejuk.desk.organisation.models import Assignment, Invitation, Member, Role, RoleProposal
from sejuk.desk.organisation.services.institutions import propose_institution
from sejuk.desk.organisation.services.invitations import LIFETIME, digest
from sejuk.desk.organisation.services.roles import grant_role
from tests.desk.bank import examples as bank
from tests.desk.cases.evidence.given import put_together, question_to
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import make_appeal, make_field_report, make_report
from tests.desk.delivery import examples as delivery
from tests.desk.directives import examples as directives
from tests.desk.duty import examples as duty
from tests.desk.engagements import examples as engagements
from tests.desk.factchecks import examples as factchecks
from tests.desk.kits import examples as kits
from tests.desk.listening.given import make_source
from tests.desk.narratives.given import Board
from tests.desk.network import examples as network
from tests.desk.office import Desk
from tests.desk.photos import examples as photos
from tests.desk.portal import examples as portal
from tests.desk.publishing import examples as publishing
from tests.desk.responses import examples as responses
from tests.desk.review import examples as review
from tests.desk.stages import examples as stages

TOKEN = "undangan-contoh"
#: Rooms that bring their own examples.
ROOMS = (
    photos, delivery, stages, directives, duty, network, responses, engagements, review, bank, factchecks,
    portal, publishing,
    kits,
)  # fmt: skip


class Examples:
    """Things of the Polda, and the parameters of the addresses that lead to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.board = Board(desk, clock.now())
        self.narrative: Narrative = self.board.tell()
        self.source: Source = self.board.source
        parts = (
            self._people,
            self._sources,
            self._narratives,
            self._requests,
            self._cases,
            self._sources_of_cases,
        )
        self._parameters = {name: values for part in parts for name, values in part().items()}
        for room in ROOMS:
            self._parameters |= room.parameters(desk)

    def url(self, name: str) -> str:
        """The address ``name`` for its example."""
        return reverse(name, kwargs=self._parameters.get(name))

    def _people(self) -> dict[str, dict[str, Any]]:
        desk = self.desk
        member = desk.member(Role.VERIFIER, desk.polres)
        unit, person = {"pk": desk.polres.pk}, {"pk": member.pk}
        by, kind = desk.member(Role.ADMINISTRATOR), "election_supervisor"
        proposed = propose_institution(by, "Bawaslu Hulu", "Bawaslu", kind, "bawaslu.hulu.example")
        return {
            "account_reset_password_from_key": {"uidb36": "1", "key": "bukan-kunci"},
            **_each(("unit", "unit_add", "units_import", "unit_change", "invite"), unit),
            **_each(("member", "role_grant", "member_active", "second_factor_reset"), person),
            **_each(("role_agree", "role_refuse"), {"pk": self._proposal(member).pk}),
            "role_end": {"pk": Assignment.objects.get(member=member).pk},
            "invitation_withdraw": {"pk": self._invitation().pk},
            "invitation_accept": {"token": TOKEN},
            **_each(
                ("institution", "institution_check", "institution_withdraw", "institution_invite"),
                {"pk": proposed.pk},
            ),
        }

    def _proposal(self, member: Member) -> RoleProposal:
        self.desk.member(Role.HEAD)
        by = self.desk.member(Role.ADMINISTRATOR)
        proposal = grant_role(by, member, Role.APPROVER, self.desk.polres)
        assert isinstance(proposal, RoleProposal)
        return proposal

    def _invitation(self) -> Invitation:
        desk, now = self.desk, clock.now()
        return Invitation.objects.create(
            email="undangan@polisi.teduh.example",
            name="Gerimis Sore",
            institution=desk.police,
            unit=desk.polres,
            role=Role.EDITOR,
            token_digest=digest(TOKEN),
            invited_by=desk.member(Role.ADMINISTRATOR),
            invited_at=now,
            expires_at=now + LIFETIME,
        )

    def _sources(self) -> dict[str, dict[str, Any]]:
        now = clock.now()
        alone = {"approved_by": None, "approved_by_institution": None, "activated_at": None}
        draft = make_source(self.desk, now=now, state="draft", **alone)
        files = make_source(self.desk, now=now, connector="files", kind="file", config={})
        run = ImportRun.objects.create(
            source=files, by=self.desk.member(Role.DUTY_OFFICER), at=now, original_name="contoh.csv"
        )
        return {
            "source_page": {"pk": self.source.pk},
            "change_source": {"pk": draft.pk},
            "move_source": {"pk": self.source.pk, "verb": "end"},
            "upload": {"pk": files.pk},
            "add_source": {"code": "feeds"},
            **_each(("import_page", "start_import", "cancel_import"), {"pk": run.pk}),
            "retry_job": {"pk": 999_999},
        }

    def _narratives(self) -> dict[str, dict[str, Any]]:
        alert = Alert.objects.create(
            narrative=self.narrative,
            unit=self.desk.polda,
            raised_at=clock.now(),
            observed=12,
            expected=2,
            magnitude=6,
            p_value=0.001,
            temperature=50,
        )
        verbs = ("narrative", "merge", "split", "mute", "unmute")
        return {
            "narratives:territory": {"code": self.desk.province.pk},
            **{f"narratives:{verb}": {"key": self.narrative.key} for verb in verbs},
            **{f"narratives:{verb}": {"pk": alert.pk} for verb in ("alert", "acknowledge", "dismiss")},
        }

    def _requests(self) -> dict[str, dict[str, Any]]:
        """A report and an appeal to the Polda, and a report of an officer of the Polres."""
        report, appeal = (
            make_report(self.desk, unit=self.desk.polda),
            make_appeal(self.desk, unit=self.desk.polda),
        )
        field = make_field_report(self.desk.member(Role.DUTY_OFFICER, self.desk.polres))
        case = CaseDesk(self.desk, self.desk.polda).opened()
        reports = ("report_page", "report_open", "report_attach", "report_answer", "report_close")
        appeals = ("appeal_page", "appeal_take_up", "appeal_grant", "appeal_refuse")
        fields = ("field_report", "field_same", "field_new")
        return {
            **_each(tuple(f"cases:{name}" for name in reports), {"pk": report.pk}),
            **_each(tuple(f"cases:{name}" for name in appeals), {"pk": appeal.pk}),
            **_each(tuple(f"cases:{name}" for name in fields), {"pk": field.pk}),
            "cases:case_reports_answer": {"pk": case.pk},
            **_each(("cases:escalate", "cases:delegate", "cases:hand_over"), {"pk": case.pk}),
            "cases:limit": {"level": "regency", "severity": "high", "step": "verdict"},
        }

    def _cases(self) -> dict[str, dict[str, Any]]:
        """A case of the Polda in each state in which somebody can do something."""
        unit = CaseDesk(self.desk, self.desk.polda)
        opened, deciding = unit.opened(), unit.decided()
        states = {
            opened: (
                "case",
                "lookers",
                "now",
                "take",
                "release",
                "take_up",
                "change",
                "split",
                "second",
                "second_decline",
            ),
            unit.sorted(): ("sort", "without_label", "leave", "withdraw", "merge"),
            unit.verifying(): ("propose",),
            unit.proposed(): ("confirm", "disagree"),
            unit.confirmed(): ("decide", "correct"),
            deciding: ("decide_anew", "respond", "close"),
            unit.responding(): ("measure",),
            unit.left(): ("reopen",),
        }
        return {
            **{f"cases:{name}": {"pk": case.pk} for case, names in states.items() for name in names},
            "cases:report_back": {"pk": deciding.pk, "decision": deciding.decisions.get().pk},
            **self._overrule(unit),
            "api:read_case": {"number": opened.pk},
            "cases:token_withdraw": {
                "pk": make_token(unit.sorter, unit.unit, "Dasbor", 9, may_propose=False)[0].pk
            },
        }

    def _sources_of_cases(self) -> dict[str, dict[str, Any]]:
        """A step, questions both ways, evidence kept and failed, a letter."""
        unit = CaseDesk(self.desk, self.desk.polda)
        case, confirmed = unit.verifying(), unit.confirmed()
        made = put_together(unit, case, confirmed)
        asked = question_to(CaseDesk(self.desk, self.desk.kpu), self.desk.police)
        file = {"pk": made.evidence.pk, "name": "manifes.json"}
        return {
            **_each(
                tuple(f"cases:{n}" for n in ("add_step", "ask", "capture", "bring_file")), {"pk": case.pk}
            ),
            **_each(("cases:change_step", "cases:withdraw_step"), {"pk": made.step.pk}),
            "cases:record_answer": {"pk": made.question.pk},
            "cases:question": {"pk": asked.pk},
            "cases:evidence": {"pk": made.evidence.pk},
            "cases:evidence_part": file,
            "cases:retry_capture": {"pk": made.failed.pk},
            **_each(("cases:refer", "cases:emergency"), {"pk": confirmed.pk}),
            "cases:export": {"pk": confirmed.pk, "form": "json"},
            **_each(("cases:referral", "cases:referral_sent"), {"pk": made.letter.pk}),
            "cases:letter": {"pk": made.letter.pk, "form": "docx"},
        }

    def _overrule(self, unit: CaseDesk) -> dict[str, dict[str, Any]]:
        ended = self.board.tell()
        close_without_label(unit.sorter, unit.sorted(ended).pk, "protected_criticism")
        asked = ask(unit.head, ended, "Ajakan membakar pos", "Isinya berubah menjadi ajakan")
        return {
            "cases:overrule_ask": {"key": ended.key},
            **_each(("cases:overrule_agree", "cases:overrule_refuse"), {"pk": asked.pk}),
        }


def _each(names: tuple[str, ...], parameters: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return dict.fromkeys(names, parameters)
