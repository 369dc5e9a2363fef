"""What a figure of the desk was measured with, and the share of values below it."""

from __future__ import annotations

import os
from importlib.metadata import version

#: Ends every protocol: nothing of a run is on another machine.
ON_ONE_MACHINE = "client, web, jobs and database on one machine"


def circumstances() -> dict[str, object]:
    """Versions, cores, and the load of the machine now."""
    return {
        "versions": {"django": version("django"), "granian": version("granian")},
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def quantile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
