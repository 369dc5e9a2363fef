"""Every address of the desk and what each role gets there, as a table.

The status is of a GET; of an empty POST for an address that takes nothing else (``post``). Members have one
role each, on the Polda; ``elsewhere`` is what the election commission's administrator gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.desk.address import (
    ADMINISTRATOR,
    ALL,
    ASKS,
    AUDITOR,
    CARRIES_OUT,
    DECIDES,
    HANDS_ON,
    HEARS,
    LEADS,
    NO_CASES,
    READS,
    REPORTS,
    REVIEWS,
    SORTS,
    TENDS,
    VERIFIES,
    Address,
    closed_api,
    of_case,
    public,
    verb,
)
from tests.desk.bank.addresses import ADDRESSES as BANK
from tests.desk.delivery.addresses import ADDRESSES as DELIVERY
from tests.desk.directives.addresses import ADDRESSES as DIRECTIVES
from tests.desk.duty.addresses import ADDRESSES as DUTY
from tests.desk.engagements.addresses import ADDRESSES as ENGAGEMENTS
from tests.desk.factchecks.addresses import ADDRESSES as FACTCHECKS
from tests.desk.kits.addresses import ADDRESSES as KITS
from tests.desk.network.addresses import ADDRESSES as NETWORK
from tests.desk.photos.addresses import ADDRESSES as PHOTOS
from tests.desk.portal.addresses import ADDRESSES as PORTAL
from tests.desk.publishing.addresses import ADDRESSES as PUBLISHING
from tests.desk.responses.addresses import ADDRESSES as RESPONSES
from tests.desk.review.addresses import ADDRESSES as REVIEW
from tests.desk.stages.addresses import ADDRESSES as STAGES

__all__ = ["ADDRESSES", "Address", "all_names"]

_FIRST_ROOMS = (
    # getting in
    public("account_login", members=302),
    public("account_logout", ok=302, members=200),
    public("account_inactive"),
    Address("account_reauthenticate"),
    Address("account_change_password"),
    Address("account_set_password", ok=302),
    public("account_reset_password"),
    public("account_reset_password_done"),
    public("account_reset_password_from_key"),
    public("account_reset_password_from_key_done"),
    Address("mfa_index"),
    public("mfa_authenticate", ok=302),
    Address("mfa_reauthenticate", ok=302),
    Address("mfa_activate_totp", ok=302),
    Address("mfa_deactivate_totp", ok=404),
    Address("mfa_view_recovery_codes", ok=404),
    Address("mfa_generate_recovery_codes", ok=302),
    Address("mfa_download_recovery_codes", ok=404),
    public("set_language", ok=302),
    public("first_run", ok=302),
    public("invitation_accept"),
    # the office and its people
    Address("office"),
    Address("office_change", ADMINISTRATOR, elsewhere=403),
    Address("office_record"),
    verb("listening_open", ADMINISTRATOR, ok=422, elsewhere=403),
    verb("listening_close", ADMINISTRATOR, elsewhere=403),
    Address("units"),
    Address("unit", elsewhere=404),
    Address("unit_add", ADMINISTRATOR, elsewhere=404),
    Address("units_import", ADMINISTRATOR, elsewhere=404),
    Address("unit_change", ADMINISTRATOR, elsewhere=404),
    Address("invite", ADMINISTRATOR, elsewhere=404),
    verb("invitation_withdraw", ADMINISTRATOR),
    Address("member", elsewhere=404),
    verb("role_grant", ALL, ok=422),  # the form offers no unit to those who administer none
    verb("role_end", ADMINISTRATOR),
    Address("role_proposals", LEADS),
    verb("role_agree", ("head",), elsewhere=403),  # the administrator asked
    verb("role_refuse", LEADS, elsewhere=403),
    verb("member_active", ADMINISTRATOR),
    verb("second_factor_reset", ADMINISTRATOR),
    Address("institutions"),
    Address("institution"),
    Address("institution_propose", ADMINISTRATOR),
    verb("institution_check", ADMINISTRATOR, elsewhere=302),
    verb("institution_withdraw", ADMINISTRATOR, elsewhere=403),
    Address("institution_invite", ADMINISTRATOR),
    # the audit chain
    Address("audit", AUDITOR),
    Address("audit_roots"),
    public("audit_roots_json"),
    # listening
    Address("source_list"),
    Address("source_page"),
    Address("choose_way", ASKS),
    Address("add_source", ASKS),
    Address("change_source", ASKS, elsewhere=404),
    verb("move_source", ASKS, elsewhere=403),
    Address("upload", ASKS, elsewhere=403),
    Address("import_page", elsewhere=404),
    verb("start_import", ASKS),
    verb("cancel_import", ASKS),
    Address("failed_jobs", ADMINISTRATOR),
    verb("retry_job", ADMINISTRATOR, ok=403, elsewhere=403),  # there is no such job
    Address("enter_tip", HEARS),
    public("public_sources"),
    public("public_sources_json"),
    # narratives
    Address("narratives:home", stranger=200),  # the public side
    Address("narratives:territory"),
    Address("narratives:list"),
    Address("narratives:narrative"),
    Address("narratives:merge", TENDS),
    Address("narratives:split", TENDS),
    Address("narratives:mute", TENDS),
    Address("narratives:unmute", TENDS),
    Address("narratives:alerts"),
    Address("narratives:alert_count"),
    Address("narratives:alert", elsewhere=404),
    Address("narratives:acknowledge", TENDS),
    Address("narratives:dismiss", TENDS),
    Address("narratives:budget", LEADS),
    # reports and appeals
    public("cases:report"),
    public("cases:follow"),
    public("cases:appeal"),
    public("cases:corrections"),
    Address("cases:field", REPORTS),
    Address("offline:session"),
    public("cases:field_worker"),
    public("cases:field_manifest"),
    Address("cases:field_report", (), closed=404),  # of one officer, who is none of these
    Address("cases:field_same", (), closed=404, post=True),
    Address("cases:field_new", (), closed=404, post=True),
    Address("cases:reports", SORTS),
    Address("cases:report_page", SORTS),
    Address("cases:report_open", SORTS),
    verb("cases:report_attach", SORTS, elsewhere=403),
    Address("cases:report_answer", SORTS),
    Address("cases:report_close", SORTS),
    Address("cases:case_reports_answer", SORTS),
    Address("cases:appeals", REVIEWS),
    Address("cases:appeal_page", REVIEWS),
    verb("cases:appeal_take_up", REVIEWS, elsewhere=403),
    Address("cases:appeal_grant", REVIEWS),
    Address("cases:appeal_refuse", REVIEWS),
    # cases: the queue and the lifecycle
    Address("cases:queue", READS),
    Address("cases:queue_count"),
    Address("cases:bulk", ok=302, elsewhere=302, post=True),  # each case is asked by itself
    Address("cases:open", SORTS),
    Address("cases:closed_without_label"),
    public("cases:figures"),
    Address("cases:overrules", DECIDES),
    Address("cases:overrule_ask", DECIDES),
    verb("cases:overrule_agree", (), elsewhere=403),  # never one's own institution
    verb("cases:overrule_refuse", (), elsewhere=403),
    of_case("cases:case", READS),
    of_case("cases:now", READS),
    of_case("cases:lookers", READS),
    of_case("cases:take", SORTS, post=True),
    of_case("cases:release", READS, post=True),
    of_case("cases:take_up", SORTS, post=True),
    of_case("cases:sort", SORTS),
    of_case("cases:without_label", SORTS),
    of_case("cases:change", SORTS),
    of_case("cases:leave", SORTS),
    of_case("cases:withdraw", SORTS),
    of_case("cases:merge", SORTS),
    of_case("cases:split", SORTS),
    of_case("cases:propose", ("duty_officer", "verifier", "editor")),
    of_case("cases:confirm", REVIEWS),
    of_case("cases:disagree", REVIEWS),
    of_case("cases:second", (*SORTS, "approver")),
    of_case("cases:second_decline", READS, post=True),
    of_case("cases:decide", DECIDES),
    of_case("cases:decide_anew", DECIDES),
    of_case("cases:respond", CARRIES_OUT, post=True),
    of_case("cases:report_back", READS),  # whoever may not is refused on sending
    of_case("cases:measure", CARRIES_OUT, post=True),  # refused on the case's page: reports are missing
    of_case("cases:close", DECIDES),
    of_case("cases:reopen", (*SORTS, "approver")),
    of_case("cases:correct", REVIEWS),
    # sources, evidence, letters
    of_case("cases:add_step", VERIFIES),
    of_case("cases:ask", VERIFIES),
    of_case("cases:record_answer", VERIFIES),
    of_case("cases:change_step", ("verifier",)),  # one's own
    of_case("cases:withdraw_step", ("verifier",), post=True, ok=422),  # a reason is missing
    Address("cases:questions", HANDS_ON),
    Address("cases:question", HANDS_ON),
    of_case("cases:capture", SORTS),
    of_case("cases:bring_file", SORTS),
    Address("cases:evidence", (*HANDS_ON, "auditor")),
    Address("cases:evidence_part", (*HANDS_ON, "auditor")),
    Address("cases:retry_capture", SORTS, ok=302, post=True),
    of_case("cases:refer", (*CARRIES_OUT, "approver")),
    of_case("cases:emergency", READS),
    of_case("cases:export", HANDS_ON),
    Address("cases:referrals", READS),
    Address("cases:route_complaint", HANDS_ON),
    of_case("cases:referral", READS),
    of_case("cases:letter", READS),
    of_case("cases:referral_sent", (*CARRIES_OUT, "approver"), post=True),
    # the API: its doors are tokens
    Address("cases:tokens", READS),
    Address("cases:token_withdraw", ("duty_officer",), 302, closed=404, post=True),  # one's own only
    closed_api("api:api-root", 404),
    public("api:openapi-json"),
    closed_api("api:list_cases", 401),
    closed_api("api:propose_case", 401),
    closed_api("api:read_case", 401),
    # clocks and custody
    Address("cases:limits", READS),
    Address("cases:limit", ("head",)),
    Address("cases:escalate", HANDS_ON, hidden=NO_CASES),
    Address("cases:delegate", HANDS_ON, hidden=NO_CASES),
    Address("cases:hand_over", HANDS_ON, hidden=NO_CASES),
    Address("shell:menu"),
    Address("shell:waiting"),
)

ADDRESSES = (
    *_FIRST_ROOMS,
    *PHOTOS,
    *DELIVERY,
    *STAGES,
    *DIRECTIVES,
    *DUTY,
    *NETWORK,
    *RESPONSES,
    *ENGAGEMENTS,
    *REVIEW,
    *BANK,
    *FACTCHECKS,
    *PORTAL,
    *PUBLISHING,
    *KITS,
)


def all_names() -> set[str]:
    """The name of every address in the urlconf, with its namespace."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: Iterable[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"
