"""Which system user runs the database server: ourselves, or an unprivileged one when we are root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sejuk.runtime.errors import LaunchError
from sejuk.runtime.words import say

SYSTEM_USER = "sejuk"


@dataclass(frozen=True)
class Identity:
    """A system user by name and numbers; `switch` is true when we must become it."""

    name: str
    uid: int
    gid: int
    switch: bool

    def own(self, path: Path) -> None:
        """Give `path` to this user when that is not us."""
        if self.switch:
            os.chown(path, self.uid, self.gid)


def current_name() -> str:
    """Give the name of the user we run as. Raises LaunchError where the machine has none."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as error:
        raise LaunchError(say("no_user_name", uid=os.geteuid())) from error


def server_identity(data: Path) -> Identity:
    """Choose the server's user: us, or as root an unprivileged one.

    That is the owner of existing `data`, else SEJUK_DB_USER, else `sejuk` (made where the machine can), else
    `nobody`.
    """
    if os.geteuid() != 0:
        return Identity(current_name(), os.geteuid(), os.getegid(), switch=False)
    if data.exists() and (owner := _owner(data)):
        return owner
    if chosen := os.environ.get("SEJUK_DB_USER"):
        return _lookup(chosen) or _missing(chosen)
    return _lookup(SYSTEM_USER) or _create(SYSTEM_USER) or _lookup("nobody") or _missing(SYSTEM_USER)


def _lookup(name: str) -> Identity | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Identity(name, entry.pw_uid, entry.pw_gid, switch=True)


def _owner(data: Path) -> Identity | None:
    uid = data.stat().st_uid
    try:
        return _lookup(pwd.getpwuid(uid).pw_name) if uid else None
    except KeyError:
        return None


def _create(name: str) -> Identity | None:
    useradd = shutil.which("useradd")
    if not useradd:
        return None
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - fixed words; a refusal means `nobody`
    return _lookup(name)


def _missing(name: str) -> Identity:
    raise LaunchError(say("no_server_user", user=name))


def can_enter(identity: Identity, path: Path) -> bool:
    """Tell whether this user may pass through every folder down to `path`."""
    return all(_may_pass(identity, folder) for folder in [path, *path.parents] if folder.exists())


def _may_pass(identity: Identity, folder: Path) -> bool:
    facts = folder.stat()
    if identity.uid == facts.st_uid:
        return bool(facts.st_mode & 0o100)
    return bool(facts.st_mode & (0o010 if identity.gid == facts.st_gid else 0o001))
