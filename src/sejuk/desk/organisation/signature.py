"""How an office signs what it sends to people outside, in Indonesian whatever language the screen has."""

from __future__ import annotations

from sejuk.desk.organisation.models import Unit


def signature(unit: Unit) -> str:
    """``Hormat kami,``, the unit and its institution: an office signs, no person."""
    names = dict.fromkeys((unit.name, unit.institution.name))
    return "\n".join(("Hormat kami,", *names))
