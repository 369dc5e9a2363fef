"""The configuration files of the embedded server, written anew at every start."""

from collections.abc import Iterable
from pathlib import Path

from sejuk.runtime.identity import Identity

OWNER = "postgres"
ROLE = "sejuk"
DATABASE = "sejuk"
PORT = 5432
LOCAL_SETTINGS = "postgresql.local.conf"

# For two cores and a few gigabytes. No TCP at all. Errors are logged without the statement and its values,
# which may hold what people wrote (G1): terse drops DETAIL, where a broken constraint prints the row.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
}

# For tests that throw the database away: safe against a killed process, not against a power cut.
FORGETFUL = {"fsync": "off", "full_page_writes": "off"}


def write(data: Path, sockets: Path, identity: Identity, users: Iterable[str], *, durable: bool) -> None:
    """Write the three files into PostgreSQL's folder, over whatever an older Sejuk left there."""
    settings = {**SETTINGS, **({} if durable else FORGETFUL), "unix_socket_directories": str(sockets)}
    lines = [f"{name} = '{value}'" for name, value in {**settings, "port": str(PORT)}.items()]
    _write(
        data / "postgresql.conf", [*lines, f"include_if_exists = '{data.parent / LOCAL_SETTINGS}'"], identity
    )
    _write(data / "pg_hba.conf", ["local all all peer map=sejuk"], identity)
    names = sorted(set(users))
    maps = [f'sejuk "{name}" {role}' for name in names for role in (OWNER, ROLE)]
    _write(data / "pg_ident.conf", maps, identity)


def _write(path: Path, lines: Iterable[str], identity: Identity) -> None:
    path.write_text("\n".join([*lines, ""]), "utf-8")
    path.chmod(0o600)
    identity.own(path)
