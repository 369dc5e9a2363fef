"""A full archive (WARC) of one answer; only for outlets and public roles."""

from __future__ import annotations

import hashlib
from io import BytesIO
from uuid import UUID

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sejuk.sources.outbound import Response

#: The body is kept as it was read, so headers about its packing no longer fit.
_PACKING = {"content-encoding", "transfer-encoding", "content-length", "connection"}
#: Nothing that a server wants to recognise us by.
_TRACKING = {"set-cookie", "set-cookie2"}


def archive_of(answer: Response, user_agent: str) -> bytes:
    """One ``response`` record, gzipped; its id follows from the content."""
    target = BytesIO()
    writer = WARCWriter(target, gzip=True)
    kept = [(k, v) for k, v in answer.headers.items() if k not in _PACKING | _TRACKING]
    headers = StatusAndHeaders(
        f"{answer.status} OK", [*kept, ("content-length", str(len(answer.body)))], protocol="HTTP/1.1"
    )
    identity = UUID(bytes=hashlib.sha256(answer.url.encode() + b"\0" + answer.body).digest()[:16], version=4)
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        http_headers=headers,
        warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{identity}>", "User-Agent": user_agent},
    )
    writer.write_record(record)
    record.raw_stream.close()  # the writer's own temporary copy
    return target.getvalue()
