"""Pages of the reference that are drawn from the desk's tables."""

from __future__ import annotations

from sejuk.desk.bank import transitions as bank
from sejuk.desk.cases import transitions as cases
from sejuk.desk.delivery import transitions as delivery
from sejuk.desk.directives import transitions as directives
from sejuk.desk.duty import transitions as duty
from sejuk.desk.engagements import transitions as engagements
from sejuk.desk.factchecks import transitions as factchecks
from sejuk.desk.listening import transitions as listening
from sejuk.desk.narratives import transitions as narratives
from sejuk.desk.network import transitions as network
from sejuk.desk.photos import transitions as photos
from sejuk.desk.publishing import transitions as publishing
from sejuk.desk.responses import transitions as responses
from sejuk.desk.review import transitions as review
from sejuk.desk.stages import transitions as stages
from sejuk.desk.states import Table, Transition

MACHINES: dict[str, tuple[str, Table]] = {
    "Source": ("sejuk.desk.listening.transitions.ALLOWED_TRANSITIONS", listening.ALLOWED_TRANSITIONS),
    "Narrative": ("sejuk.desk.narratives.transitions.ALLOWED_TRANSITIONS", narratives.ALLOWED_TRANSITIONS),
    "Alert": ("sejuk.desk.narratives.transitions.ALERT_TRANSITIONS", narratives.ALERT_TRANSITIONS),
    "Case": ("sejuk.desk.cases.transitions.ALLOWED_TRANSITIONS", cases.ALLOWED_TRANSITIONS),
    "Verdict": ("sejuk.desk.cases.transitions.VERDICT_TRANSITIONS", cases.VERDICT_TRANSITIONS),
    "Evidence": ("sejuk.desk.cases.transitions.EVIDENCE_TRANSITIONS", cases.EVIDENCE_TRANSITIONS),
    "Report": ("sejuk.desk.cases.transitions.REPORT_TRANSITIONS", cases.REPORT_TRANSITIONS),
    "Appeal": ("sejuk.desk.cases.transitions.APPEAL_TRANSITIONS", cases.APPEAL_TRANSITIONS),
    "Partner": ("sejuk.desk.network.transitions.PARTNER_TRANSITIONS", network.PARTNER_TRANSITIONS),
    "Broadcast": ("sejuk.desk.network.transitions.BROADCAST_TRANSITIONS", network.BROADCAST_TRANSITIONS),
    "Press question": ("sejuk.desk.network.transitions.QUESTION_TRANSITIONS", network.QUESTION_TRANSITIONS),
    "Official account": ("sejuk.desk.network.transitions.ACCOUNT_TRANSITIONS", network.ACCOUNT_TRANSITIONS),
    "Message": ("sejuk.desk.delivery.transitions.MESSAGE_TRANSITIONS", delivery.MESSAGE_TRANSITIONS),
    "Publication": (
        "sejuk.desk.publishing.transitions.PUBLICATION_TRANSITIONS",
        publishing.PUBLICATION_TRANSITIONS,
    ),
    "Photo": ("sejuk.desk.photos.transitions.PHOTO_TRANSITIONS", photos.PHOTO_TRANSITIONS),
    "Stage version": ("sejuk.desk.stages.transitions.VERSION_TRANSITIONS", stages.VERSION_TRANSITIONS),
    "Planned content": ("sejuk.desk.stages.transitions.PLAN_TRANSITIONS", stages.PLAN_TRANSITIONS),
    "Engagement": (
        "sejuk.desk.engagements.transitions.ENGAGEMENT_TRANSITIONS",
        engagements.ENGAGEMENT_TRANSITIONS,
    ),
    "Meeting question": (
        "sejuk.desk.engagements.transitions.QUESTION_TRANSITIONS",
        engagements.QUESTION_TRANSITIONS,
    ),
    "Commitment": (
        "sejuk.desk.engagements.transitions.COMMITMENT_TRANSITIONS",
        engagements.COMMITMENT_TRANSITIONS,
    ),
    "Directive": (
        "sejuk.desk.directives.transitions.DIRECTIVE_TRANSITIONS",
        directives.DIRECTIVE_TRANSITIONS,
    ),
    "Receipt": ("sejuk.desk.directives.transitions.RECEIPT_TRANSITIONS", directives.RECEIPT_TRANSITIONS),
    "Rollup": ("sejuk.desk.review.transitions.ROLLUP_TRANSITIONS", review.ROLLUP_TRANSITIONS),
    "Response version": (
        "sejuk.desk.responses.transitions.VERSION_TRANSITIONS",
        responses.VERSION_TRANSITIONS,
    ),
    "Bank item": ("sejuk.desk.bank.transitions.ITEM_TRANSITIONS", bank.ITEM_TRANSITIONS),
    "Subscription": (
        "sejuk.desk.factchecks.transitions.SUBSCRIPTION_TRANSITIONS",
        factchecks.SUBSCRIPTION_TRANSITIONS,
    ),
    "Complaint": ("sejuk.desk.review.transitions.COMPLAINT_TRANSITIONS", review.COMPLAINT_TRANSITIONS),
    "Swap": ("sejuk.desk.duty.transitions.SWAP_TRANSITIONS", duty.SWAP_TRANSITIONS),
    "Call": ("sejuk.desk.duty.transitions.CALL_TRANSITIONS", duty.CALL_TRANSITIONS),
    "HandOver": ("sejuk.desk.duty.transitions.HAND_OVER_TRANSITIONS", duty.HAND_OVER_TRANSITIONS),
}

HEAD = """# State machines

Drawn from the tables by `make docs`. A state changes only along one of these ways; anything else is
refused, whoever asks. A way without a role is the clock's or the engine's alone.
"""


def state_machines_page() -> str:
    """All state machines: a diagram and a table each."""
    return HEAD + "".join(_section(name, place, table) for name, (place, table) in MACHINES.items())


def _section(name: str, place: str, table: Table) -> str:
    arrows = "\n".join(f"    {way.start} --> {way.end}: {way.verb}" for way in table)
    rows = "\n".join(_row(way) for way in table)
    return (
        f"\n## {name}\n\n`{place}`\n\n```mermaid\nstateDiagram-v2\n{arrows}\n```\n\n"
        f"| From | To | Verb | Roles | Reason |\n|---|---|---|---|---|\n{rows}\n"
    )


def _row(way: Transition) -> str:
    roles = ", ".join(sorted(str(role) for role in way.roles)) or "–"
    asked = f"{roles} ({way.who})" if way.who else roles
    return f"| {way.start} | {way.end} | {way.verb} | {asked} | {'yes' if way.needs_reason else 'no'} |"
