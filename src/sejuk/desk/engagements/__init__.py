"""Dialogues, press meetings, visits: invitations, questions, commitments."""
