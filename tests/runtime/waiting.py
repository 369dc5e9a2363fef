"""Waiting for what another process does, without a fixed pause."""

import time
from collections.abc import Callable

STEP_SECONDS = 0.05


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Return when the condition holds; AssertionError when it does not within the time."""
    for _ in range(int(seconds / STEP_SECONDS)):
        if condition():
            return
        time.sleep(STEP_SECONDS)
    raise AssertionError(f"not within {seconds} s: {condition}")
