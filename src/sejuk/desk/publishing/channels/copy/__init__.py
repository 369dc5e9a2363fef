"""Platforms that let no program in: a person pastes, and pastes the link back."""
