"""The only way posts come in: idempotent, pseudonymous, one transaction a batch (G1, G10, G16, G18)."""

from sejuk.desk.listening.intake.refusals import IntakeFailed, IntakeRefused, Refusal
from sejuk.desk.listening.intake.state import changed, forget
from sejuk.desk.listening.intake.taking import Taken, take

__all__ = ["IntakeFailed", "IntakeRefused", "Refusal", "Taken", "changed", "forget", "take"]
