"""Logging in: login links and sessions with their secrets and times, the cookie, and a limit to guessing."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic

from fastapi import Request, Response

from sayso.ledger import Ledger

LINK_LASTS = timedelta(minutes=15)
SESSION_LASTS = timedelta(days=30)
TRIES = 10  # wrong links from one address, within
WITHIN = 600.0  # seconds
_REMEMBERED = 1_000  # addresses with wrong tries; the oldest gives way


@dataclass(frozen=True, slots=True)
class LoginLink:
    """A way in for one person, once."""

    path: str  # with its token, on this server
    until: str  # when it ends, as ISO 8601 in UTC


def login_link(ledger: Ledger, name: str) -> LoginLink:
    """A new link for the user, which takes the place of any that they had."""
    now = datetime.now(UTC)
    until = _written(now + LINK_LASTS)
    token = ledger.keep_link(name, secrets.token_urlsafe(32), now=_written(now), until=until)
    return LoginLink(f"/login?token={token}", until)


def new_session(ledger: Ledger, link: str) -> str | None:
    """The token of a new session for that of a link; None when the link lets nobody in."""
    now = datetime.now(UTC)
    until = _written(now + SESSION_LASTS)
    return ledger.log_in(link, secrets.token_urlsafe(32), now=_written(now), until=until)


def right_now() -> str:
    """The time as the ledger keeps it."""
    return _written(datetime.now(UTC))


def _written(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


# ── the cookie ────────────────────────────────────────────────────────────────────────────────────


def session_of(request: Request) -> str | None:
    """The token of the session that the request brings."""
    return request.cookies.get(_cookie(request))


def begin_session(request: Request, answer: Response, token: str) -> None:
    """Let the answer bring the session to the browser.

    Lax: a link from elsewhere, as in a mail, opens a page; what changes something is checked by the guard.
    """
    answer.set_cookie(
        _cookie(request),
        token,
        max_age=int(SESSION_LASTS.total_seconds()),
        httponly=True,
        secure=_is_https(request),
        samesite="lax",
    )


def end_session(request: Request, answer: Response) -> None:
    """Let the answer take the session out of the browser."""
    answer.delete_cookie(_cookie(request), httponly=True, secure=_is_https(request), samesite="lax")


def _cookie(request: Request) -> str:
    # A browser takes a cookie with the prefix __Host- from this very host alone, and over https alone.
    return "__Host-sayso" if _is_https(request) else "sayso"


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"


# ── guessing ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Tries:
    """Who has tried wrong links of late, by their address.

    >>> tries = Tries(clock=lambda: 0.0)
    >>> for _ in range(TRIES):
    ...     tries.wrong("203.0.113.9")
    >>> tries.too_many("203.0.113.9"), tries.too_many("203.0.113.10")
    (True, False)
    """

    clock: Callable[[], float] = monotonic
    _wrong: dict[str, deque[float]] = field(default_factory=dict)

    def wrong(self, address: str) -> None:
        """Note one more from there."""
        times = self._wrong.pop(address, deque(maxlen=TRIES))
        times.append(self.clock())
        self._wrong[address] = times
        if len(self._wrong) > _REMEMBERED:
            del self._wrong[next(iter(self._wrong))]

    def too_many(self, address: str) -> bool:
        """Whether whoever is there has to wait."""
        times = self._wrong.get(address)
        return times is not None and len(times) == TRIES and self.clock() - times[0] < WITHIN
