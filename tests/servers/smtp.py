"""A mail server that takes everything, counts it, and misbehaves where a test asks for it."""

from __future__ import annotations

import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


@dataclass
class MailServer:
    """What came in, and how to answer."""

    host: str = "127.0.0.1"
    port: int = 0
    #: Recipient → the code that answers RCPT.
    at_rcpt: dict[str, int] = field(default_factory=dict)
    #: Recipient → the code that answers the words; 0 hangs up without an answer, after taking them.
    at_words: dict[str, int] = field(default_factory=dict)
    #: The answer to EHLO; 421 sends everybody away.
    greeting: int = 250
    #: Takings are noted here too, one recipient a line, for a count that outlives the process.
    ledger: Path | None = None
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def counts(self) -> Counter[str]:
        """How often each recipient got something."""
        return Counter(recipient for recipient, _letter in self.taken)

    def letters(self, recipient: str) -> list[EmailMessage]:
        """What a recipient got."""
        found = [raw for one, raw in self.taken if one == recipient]
        return [_parsed(raw) for raw in found]

    def take(self, recipient: str, letter: bytes) -> None:
        """Keep one."""
        with self._lock:
            self.taken.append((recipient, letter))
            if self.ledger is not None:
                with self.ledger.open("a", encoding="utf-8") as lines:
                    lines.write(recipient + "\n")


def _parsed(raw: bytes) -> EmailMessage:
    parsed = message_from_bytes(raw, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


class _Handler(socketserver.StreamRequestHandler):
    mail: MailServer

    def handle(self) -> None:
        """Speak as much of RFC 5321 as a client needs."""
        self.mail.connections += 1
        self._say(220)
        recipient = ""
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb in (b"EHLO", b"HELO"):
                self._say(self.mail.greeting)
            elif verb == b"RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
                self._say(self.mail.at_rcpt.get(recipient, 250))
            elif verb == b"DATA":
                self._say(354)
                if not self._words(recipient):
                    return
            elif verb == b"QUIT":
                self._say(221)
                return
            else:
                self._say(250)

    def _words(self, recipient: str) -> bool:
        letter = b""
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            letter += line[1:] if line.startswith(b"..") else line
        code = self.mail.at_words.get(recipient, 250)
        if code in (0, 250):
            self.mail.take(recipient, letter)
        if code:
            self._say(code)
        return bool(code)

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} ok\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server(ledger: Path | None = None) -> Iterator[MailServer]:
    """A server on a free port, as long as the block runs."""
    mail = MailServer(ledger=ledger)
    handler = type("Handler", (_Handler,), {"mail": mail})
    with _Server((mail.host, 0), handler) as server:
        mail.port = int(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield mail
        server.shutdown()
