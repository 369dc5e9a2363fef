"""Failures that a person at a terminal can do something about."""


class LaunchError(Exception):
    """Carries a sentence in the reader's language that says what to do next."""

    exit_code = 1


class AlreadyRunningError(LaunchError):
    """Another copy holds the instance lock of this state folder."""

    exit_code = 3
