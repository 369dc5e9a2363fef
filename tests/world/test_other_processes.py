"""The same world in every process: the loader, the worker and the web server each build it anew."""

import os
import subprocess
import sys

SCRIPT = """
import hashlib
from sejuk.world import WorldStream, build
world = build(1, "tiny")
posts = [(p.id, p.text, p.account, p.channel) for day in (0, 5, 23) for p in WorldStream(world).day(day)]
print(hashlib.sha256(repr((world, posts)).encode()).hexdigest())
"""


def told(hash_seed: str) -> str:
    """The digest of the world that a process with another order of sets tells."""
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=env, check=True, capture_output=True, text=True
    ).stdout


def test_the_world_does_not_depend_on_the_order_of_sets() -> None:
    assert told("1") == told("2") == told("3") != ""
