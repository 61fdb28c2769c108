"""What was not read, and why."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from sayso.ledger import tables as t
from sayso.ledger.findings import Row, fit
from sayso.ledger.identity import capture_key, key_of
from sayso.model import Capture, Refusal


def refuse(
    connection: Connection, refusal: Refusal, *, now: str, capture: Capture | None, made_by: str | None
) -> None:
    """Write the refusal down in place of an older one of the same source.

    With the capture that was refused, the same version of sayso does not try it again.
    """
    bytes_key = capture_key(capture) if capture else None
    row = {
        "key": key_of("refusal", fit(refusal.source), bytes_key),
        "source": fit(refusal.source),
        "reason": fit(refusal.reason),
        "way_out": fit(refusal.way_out),
        "bytes_key": bytes_key,
        "made_by": made_by if capture else None,
        "at": now,
    }
    connection.execute(delete(t.refusal).where(t.refusal.c.key == row["key"]))
    connection.execute(insert(t.refusal), row)


def already(connection: Connection, capture: Capture, *, made_by: str) -> Refusal | None:
    """The refusal of exactly these bytes by this version of sayso; None when there is none."""
    r = t.refusal
    query = select(r.c.source, r.c.reason, r.c.way_out).where(
        r.c.bytes_key == capture_key(capture), r.c.made_by == made_by
    )
    found = connection.execute(query).first()
    return Refusal(found.source, found.reason, found.way_out) if found else None


def newest(connection: Connection, *, limit: int) -> tuple[list[Row], int]:
    """The last refusals, and how many there are."""
    r = t.refusal
    query = select(r.c.source, r.c.reason, r.c.way_out, r.c.at).order_by(r.c.at.desc(), r.c.source)
    rows = connection.execute(query.limit(limit)).mappings().all()
    return [dict(row) for row in rows], connection.execute(select(func.count()).select_from(r)).scalar_one()


def accept(connection: Connection, source: str) -> None:
    """Forget that the source was refused: it has been read."""
    connection.execute(delete(t.refusal).where(t.refusal.c.source == fit(source)))
