"""Verification: steps with sources, questions to institutions, similar earlier cases."""
