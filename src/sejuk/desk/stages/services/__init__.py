"""Verbs of the calendar: add a cycle, propose a stage or another date of it, answer a proposal."""
