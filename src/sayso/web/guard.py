"""What stands before every page: whom it lets through, to what, and the headers that each answer carries.

Everything is refused that nothing allows. In the order of asking: was the request sent to this server by a
name that is its own (a page elsewhere may have let its name lead here); is it one of the ways in which a page
is asked for; does it come from a page of ours, when it would change something; has who sent it logged in,
where that is needed, and do they have the role; is it small enough. What goes wrong behind the guard becomes
a page that names it.
"""

from __future__ import annotations

import ipaddress
import logging
import traceback
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import SaysoError
from sayso.export.visible import one_line
from sayso.ledger import Ledger, Role
from sayso.web.accounts import right_now, session_of
from sayso.web.desk import NOBODY, Setup, Visitor, not_allowed
from sayso.web.refusing import is_for_programs, named, refused

MOST = 2_000_000  # bytes of a request's body
_DOOR = "/login"
_SEEN_BY_ALL = ("/health", "/static")  # without asking who it is
_THROUGH_A_PROXY = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
_LOG = logging.getLogger("sayso.web")


@dataclass(frozen=True, slots=True)
class Right:
    """The role it takes to look at what lies at a path and behind it, and to change it: None is nobody."""

    path: str
    look: Role
    change: Role | None


# The first that fits counts, so what lies behind another path stands before it.
RIGHTS = (
    Right("/users", look=Role.ADMIN, change=Role.ADMIN),
    Right("/logout", look=Role.READER, change=Role.READER),
    Right("/review", look=Role.READER, change=Role.REVIEWER),
    Right("/read/keep", look=Role.READER, change=Role.REVIEWER),
    Right("/read", look=Role.READER, change=Role.READER),
    Right("", look=Role.READER, change=None),
)


def right_at(path: str) -> Right:
    """The right that counts at this path; a twin's is that of its page.

    >>> right_at("/api/users").look, right_at("/users.json").look, right_at("/stories").change
    (<Role.ADMIN: 'admin'>, <Role.ADMIN: 'admin'>, None)
    """
    return next(right for right in RIGHTS if _lies_at(path.removeprefix("/api"), right.path))


def _lies_at(path: str, place: str) -> bool:
    return not place or (path.startswith(place) and path[len(place) : len(place) + 1] in ("", "/", "."))


class Guard:
    """The application behind its guard."""

    def __init__(self, app: ASGIApp, setup: Setup) -> None:
        self.app = app
        self.setup = setup
        self.policy = content_policy(setup.tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = NOBODY
        out = _Out(send, scope["path"], self.policy, is_head=scope["method"] == "HEAD")
        request = Request(scope)
        try:
            await self._answer(request, receive, out)
        except SaysoError as error:
            await out.instead(await named(request, error), scope)
        except Exception as error:
            self._log(request, error)
            what = f"an error in sayso itself ({type(error).__name__})"
            way_out = "it was logged where sayso runs; please report it"
            await out.instead(refused(request, 500, what, way_out), scope)

    async def _answer(self, request: Request, receive: Receive, out: _Out) -> None:
        refusal = self._misdirected(request) or _unusual(request) or _too_large(request)
        refusal = refusal or _from_elsewhere(request) or await self._stranger(request)
        if refusal is not None:
            await refusal(request.scope, receive, out)
            return
        body = await _whole(receive) if request.method == "POST" else b""
        if body is None:
            await refused(request, 413, *_LARGE)(request.scope, receive, out)
            return
        inner = {**request.scope, "method": "GET"} if out.is_head else request.scope
        await self.app(inner, _replayed(body, receive), out)

    def _log(self, request: Request, error: Exception) -> None:
        what = f"{request.method} {request.scope['path']}: {type(error).__name__}: {error}"
        _LOG.error("sayso: an error in sayso itself: %s", one_line(what))
        if self.setup.traceback:
            _LOG.error("".join(traceback.format_exception(error)))

    # ── who may ──

    def _misdirected(self, request: Request) -> Response | None:
        if not self.setup.login and any(name in request.headers for name in _THROUGH_A_PROXY):
            way_out = "start sayso with --behind-proxy and --name"
            return refused(request, 421, "this came through a proxy, and so may anybody", way_out)
        hosts = request.headers.getlist("host")
        if len(hosts) == 1 and is_own(hosts[0], self.setup):
            return None
        asked = hosts[0] if hosts else "no name"
        way_out = "open it by the address that `sayso serve` printed, or start it with --name"
        return refused(request, 421, f"this server does not go by {asked}", way_out)

    async def _stranger(self, request: Request) -> Response | None:
        """The answer to who may not have what they ask for; who they are is noted for the pages."""
        path = request.scope["path"]
        if any(_lies_at(path, place) for place in _SEEN_BY_ALL):
            return None
        visitor = await request.app.state.asking.quickly(visitor_of, request, self.setup)
        request.scope["state"]["visitor"] = visitor
        if path == _DOOR:
            return None
        right = right_at(path)
        needed = right.change if _changes(request) else right.look
        if visitor.role is None:
            return _to_the_door(request)
        if needed is None:
            return refused(request, 405, "nothing can be changed at this address", "open it as a page")
        return None if visitor.role.may(needed) else refused(request, 403, *not_allowed(needed))


def visitor_of(request: Request, setup: Setup) -> Visitor:
    """Who sent the request: where nobody has to log in, who runs the server."""
    ledger: Ledger = request.app.state.ledger
    if token := session_of(request):
        account = ledger.logged_in(token, now=right_now())
        if account is not None:
            return Visitor(account.name, account.role, has_session=True)
    if setup.login or ledger.has_accounts():
        return NOBODY
    return Visitor(setup.person, Role.ADMIN)


def _to_the_door(request: Request) -> Response:
    path = request.scope["path"]
    if _changes(request) or is_for_programs(path):
        return refused(
            request,
            401,
            "that is for those who have logged in",
            "ask an admin of this ledger for a login link",
        )
    query = request.scope["query_string"].decode("latin-1")
    asked = f"{quote(path)}?{query}" if query else quote(path)
    return RedirectResponse(f"{_DOOR}?to={quote(asked, safe='')}" if asked != "/" else _DOOR, 303)


# ── where it comes from, and goes to ──────────────────────────────────────────────────────────────


def is_own(host: str, setup: Setup) -> bool:
    """Whether the server goes by what the Host header says.

    >>> from pathlib import Path
    >>> here = Setup("news.db", Path(), "ada")
    >>> is_own("localhost:8765", here), is_own("evil.example:8765", here), is_own("203.0.113.9", here)
    (True, False, False)
    """
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    if not name or set(host) & set("/?#@\\"):
        return False
    if name in {one.lower() for one in (*setup.names, setup.host)}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" and listens_on_loopback(setup.host)
    return address.is_loopback if listens_on_loopback(setup.host) else _listens_everywhere(setup.host)


def listens_on_loopback(host: str) -> bool:
    """Whether who is listened to there is on this machine.

    >>> [listens_on_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "news.example")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listens_everywhere(host: str) -> bool:
    # An address in numbers is no name that could be led elsewhere.
    return host in ("0.0.0.0", "::")


def _unusual(request: Request) -> Response | None:
    if request.method in {"GET", "HEAD", "POST"}:
        return None
    headers = {"Allow": "GET, HEAD, POST"}
    return refused(request, 405, "pages are opened, and forms are sent", "use GET or POST", headers=headers)


def _changes(request: Request) -> bool:
    return request.method == "POST"


def _from_elsewhere(request: Request) -> Response | None:
    """The answer to what a page of somebody else's has sent in the name of who is looking at it."""
    if not _changes(request):
        return None
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        is_ours = site in {"same-origin", "none"}
    elif origin is not None:
        is_ours = origin.lower() == f"{request.url.scheme}://{request.headers['host']}".lower()
    else:  # no browser; it is let through where it brings nothing that a browser would have brought along
        is_ours = "cookie" not in request.headers
    if is_ours:
        return None
    return refused(request, 403, "that was sent from a page of another site", "send it from a page of sayso")


# ── how much ──────────────────────────────────────────────────────────────────────────────────────

_LARGE = ("that is too large to be sent", f"send less than {MOST // 1_000_000} MB")


def _too_large(request: Request) -> Response | None:
    given = request.headers.get("content-length", "0")
    if given.isascii() and given.isdigit() and len(given) < 12 and int(given) <= MOST:
        return None
    return refused(request, 413, *_LARGE)


async def _whole(receive: Receive) -> bytes | None:
    """The body of the request; None when it is too large, or its sender has gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST:
            return None
        if not message.get("more_body", False):
            return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """What hands out the body that was read, and then whatever comes."""
    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return given.pop() if given else await receive()

    return replay


# ── what each answer carries ──────────────────────────────────────────────────────────────────────

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
_PAGES_KEPT = "private, no-cache"  # a browser asks again each time
_FILES_KEPT = "public, max-age=3600"  # and then by their ETag


def content_policy(tiles: str | None) -> str:
    """The Content-Security-Policy: what is ours is loaded, and pictures from the tile server that was set.

    >>> content_policy("https://tiles.example:8080/{z}/{x}/{y}.png").split("; ")[3]
    "img-src 'self' data: https://tiles.example:8080"
    """
    pictures = ["img-src 'self' data:"]
    if tiles is not None:
        parts = urlsplit(tiles)
        pictures.append(f"{parts.scheme}://{parts.netloc}")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            " ".join(pictures),
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class _Out:
    """What sends an answer, with the headers that each one carries, and without a body to a HEAD."""

    def __init__(self, send: Send, path: str, policy: str, *, is_head: bool) -> None:
        self.send = send
        self.path = path
        self.policy = policy
        self.is_head = is_head
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        """Send one message of the answer."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            self._add_to(MutableHeaders(scope=message), message["status"])
        elif message["type"] == "http.response.body" and self.is_head:
            message = {**message, "body": b""}
        await self.send(message)

    async def instead(self, answer: Response, scope: Scope) -> None:
        """Send this answer in place of the one that failed, unless that has begun."""
        if not self.has_begun:
            await answer(scope, _nothing, self)

    def _add_to(self, headers: MutableHeaders, status: int) -> None:
        headers.update(_HEADERS)
        headers["Content-Security-Policy"] = self.policy
        is_file = _lies_at(self.path, "/static") and status in (200, 304)
        headers.setdefault("Cache-Control", _FILES_KEPT if is_file else _PAGES_KEPT)
        if not is_file:
            headers.add_vary_header("Cookie")
        del headers["server"]


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
