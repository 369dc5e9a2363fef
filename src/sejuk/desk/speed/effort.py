"""Processor time of a running copy: what an act costs, however busy the machine is with other things."""

from __future__ import annotations

import psutil


def processor_seconds(pid: int) -> float:
    """Seconds that a process and everything below it have used so far, those that ended among them."""
    root = psutil.Process(pid)
    return sum(_used(process) for process in (root, *root.children(recursive=True)))


def _used(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)
