"""Addresses of stages: who gets what."""

from __future__ import annotations

from tests.desk.address import Address, public, verb

PROPOSES = ("verifier", "editor", "approver", "head", "administrator")
PLANS = ("editor", "approver", "head")
MAKES = (*PLANS, "duty_officer", "verifier")

ADDRESSES: tuple[Address, ...] = (
    public("stages:calendar"),
    public("stages:cycle"),
    public("stages:stage"),
    public("stages:feed"),
    Address("stages:add_cycle", PROPOSES),
    Address("stages:add_stage", PROPOSES),
    Address("stages:move_stage", PROPOSES),
    # the police proposed, and KPU has joined: nobody of the police answers
    verb("stages:confirm", (), elsewhere=403),
    verb("stages:refuse", (), elsewhere=403),
    # the plan: shared where the places meet, worked on by its unit
    Address("stages:plan"),
    Address("stages:plan_item"),
    Address("stages:plan_add", PLANS),
    Address("stages:plan_suggest", PLANS),
    Address("stages:plan_change", PLANS),
    Address("stages:plan_make", MAKES, ok=302),
    Address("stages:plan_drop", PLANS),
    *(Address(f"stages:plan_{verb}", ok=409) for verb in ("finish", "rework", "use")),
)
