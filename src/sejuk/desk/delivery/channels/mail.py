"""Mail. The dialogue with the server is spoken step by step, because each step leaves something else certain.

Until the words themselves are on their way nothing was taken. From then on only the server's answer counts:
where it does not come, nobody knows.
"""

from __future__ import annotations

import hashlib
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.mail import EmailMessage
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.outcome import LOST, TAKEN, Outcome, not_taken, refused

_SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_DOT = re.compile(rb"(?m)^\.")
_LINE_END = re.compile(rb"\r?\n")


@contextmanager
def by_mail() -> Iterator[Callable[[Message], Outcome]]:
    """Send over one connection that is opened with the first message."""
    if settings.EMAIL_BACKEND != _SMTP_BACKEND:
        yield _by_backend
        return
    line = _Line()
    try:
        yield line.send
    finally:
        line.close()


@sensitive_variables()
def _by_backend(message: Message) -> Outcome:
    """Where there is no mail server: a folder, or the list of a test."""
    letter_to(message).send()
    return TAKEN


class _Line:
    """A connection that comes back when it broke."""

    def __init__(self) -> None:
        self._smtp: smtplib.SMTP | None = None

    @sensitive_variables()
    def send(self, message: Message) -> Outcome:
        """One message; a connection that had gone stale is opened anew once."""
        fresh = self._smtp is None
        outcome = self._try(message)
        if outcome.error == "unreachable" and not fresh:
            return self._try(message)
        return outcome

    def close(self) -> None:
        """Say goodbye, where somebody still listens."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._drop()

    @sensitive_variables()
    def _try(self, message: Message) -> Outcome:
        wire = _wire(message)
        try:
            smtp = self._smtp = self._smtp or _connect()
            refusal = _envelope(smtp, message.address)
        except smtplib.SMTPAuthenticationError:
            self._drop()
            return not_taken("login_refused", everybody=True)
        except (OSError, smtplib.SMTPException):
            self._drop()
            return not_taken("unreachable", everybody=True)
        if refusal is not None:
            self._clean()
            return refusal
        return self._words(smtp, wire)

    def _words(self, smtp: smtplib.SMTP, wire: bytes) -> Outcome:
        try:
            smtp.send(wire)
            code, _said = smtp.getreply()
        except (OSError, smtplib.SMTPException):
            self._drop()
            return LOST
        return TAKEN if code == 250 else _turned_away(code)

    def _clean(self) -> None:
        """Forget the envelope that was turned away."""
        try:
            if self._smtp is not None:
                self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


def _connect() -> smtplib.SMTP:
    smtp = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            smtp.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _envelope(smtp: smtplib.SMTP, address: str) -> Outcome | None:
    """Everything before the words; what turned it away, None where the server waits for them."""
    for code in (_step(smtp.mail(_sender())), _step(smtp.rcpt(address))):
        if code not in (250, 251):
            return _turned_away(code)
    code = _step(smtp.docmd("DATA"))
    return None if code == 354 else _turned_away(code)


def _step(answer: tuple[int, bytes]) -> int:
    code = answer[0]
    if code in (-1, 421):
        raise smtplib.SMTPServerDisconnected
    return code


def _turned_away(code: int) -> Outcome:
    """4xx: later; 5xx: never. The server said so itself, so it did not take it."""
    return not_taken("not_now") if 400 <= code < 500 else refused("refused")


def _sender() -> str:
    _name, _open, address = settings.DEFAULT_FROM_EMAIL.rpartition("<")
    return address.rstrip("> ")


def letter_to(message: Message) -> EmailMessage:
    """The mail as it goes out. The same message has the same Message-ID whenever it goes."""
    assert message.text is not None  # noqa: S101 – the database holds it so
    name = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{name}@sejuk.local>", "Auto-Submitted": "auto-generated"}
    if message.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    body = message.text.body + message.personal
    return EmailMessage(message.text.subject, body, to=[message.address], headers=headers)


def _wire(message: Message) -> bytes:
    """As the words travel: lines end with CRLF, a dot that begins one is doubled (RFC 5321, 4.5.2)."""
    letter = _LINE_END.sub(b"\r\n", letter_to(message).message().as_bytes())
    whole = _DOT.sub(b"..", letter)
    return (whole if whole.endswith(b"\r\n") else whole + b"\r\n") + b".\r\n"
