"""Make or refresh .venv from a lock file: `python3 scripts/environment.py requirements.lock`.

Needs nothing but Python's own library. A stamp in .venv holds the hash of what was installed: a second call
does nothing, also without the internet.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "installed"
ENGLISH = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").lower().startswith("en")


def say(indonesian: str, english: str) -> None:
    """Print one sentence in the reader's language."""
    print(english if ENGLISH else indonesian, flush=True)  # noqa: T201


def main(lock: Path) -> int:
    """Give 0 when .venv holds what `lock` says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before any check of ours
        say(
            "Sejuk memerlukan Python 3.11 atau lebih baru: make run PYTHON=python3.11",
            "Sejuk needs Python 3.11 or later: make run PYTHON=python3.11",
        )
        return 1
    wanted = fingerprint(lock)
    if wanted in installed():
        return 0
    if not python().exists() and not make_environment():
        return 1
    if install(lock):
        say("Pemasangan gagal; lihat pesan di atas.", "The installation failed; see the message above.")
        return 1
    STAMP.write_text("\n".join({*other_locks(lock), wanted}), "utf-8")
    return 0


def python() -> Path:
    """Give the environment's own interpreter."""
    return FOLDER / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """Give the name of the lock with a hash of all that decides what gets installed."""
    whole = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in (lock, ROOT / "pyproject.toml"):
        whole.update(path.read_bytes())
    return f"{lock.name} {whole.hexdigest()}"


def installed() -> list[str]:
    """Give the fingerprints of what .venv holds."""
    return STAMP.read_text("utf-8").splitlines() if STAMP.exists() and python().exists() else []


def other_locks(lock: Path) -> list[str]:
    """Give the fingerprints that stay true: the developers' lock holds everything of the smaller one."""
    if lock.name == "requirements-dev.lock":
        return [fingerprint(lock.with_name("requirements.lock"))]
    return []


def make_environment() -> bool:
    """Make .venv; where Python came without what that takes, say what to install."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        say(
            f"Python ini tanpa modul ensurepip. Di Debian atau Ubuntu: apt install python{version}-venv",
            f"This Python has no ensurepip. On Debian or Ubuntu: apt install python{version}-venv",
        )
        return False
    say("Membuat lingkungan Python di .venv …", "Making a Python environment in .venv …")
    command = [sys.executable, "-m", "venv", str(FOLDER)]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603


def install(lock: Path) -> int:
    """Install the locked packages, each checked against its hash, and then this package itself."""
    say("Memasang pustaka (sekali saja, satu-dua menit) …", "Installing libraries (once, a minute or two) …")
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install"]
    # The lock is complete; an older pip that resolves anew wants newer releases of packages with extras.
    status = show_progress([*pip, "--require-hashes", "--no-deps", "-r", str(lock)], total(lock))
    own = [*pip, "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    return status or subprocess.run(own, check=False).returncode  # noqa: S603


def total(lock: Path) -> int:
    """Count the packages of a lock."""
    return sum(1 for line in lock.read_text("utf-8").splitlines() if "==" in line)


def show_progress(command: list[str], packages: int) -> int:
    """Run pip with one line that counts; on failure print what it said."""
    seen, said = 0, []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:  # noqa: S603
        for line in pip.stdout or ():
            said.append(line)
            seen += line.startswith(("Collecting", "Requirement already"))
            if sys.stdout.isatty():
                print(f"\r  {min(seen, packages)}/{packages}", end="", flush=True)  # noqa: T201
    if sys.stdout.isatty():
        print("\r" + " " * 20, end="\r", flush=True)  # noqa: T201
    if pip.returncode:
        print("".join(said[-20:]), flush=True)  # noqa: T201
    return pip.returncode


if __name__ == "__main__":
    raise SystemExit(main(ROOT / sys.argv[1]))
