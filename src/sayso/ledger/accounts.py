"""Who may look at the ledger over the network, and who may change it: users, their login links and sessions.

Of a link's and a session's token only the SHA-256 digest is kept, so that whoever reads the ledger, or a
backup of it, cannot log in with what they find. Neither clock nor chance is here: the faces hand in the time,
as ISO 8601 in UTC, and the secrets.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, func, insert, select, update

from sayso.errors import BadAccount
from sayso.ledger import tables as t

LONGEST = 64  # characters of a name


class Role(StrEnum):
    """What somebody may do: a reader looks, a reviewer corrects, too, an admin lets others in, too."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether this role includes what the other one may do.

        >>> Role.ADMIN.may(Role.REVIEWER), Role.READER.may(Role.REVIEWER)
        (True, False)
        """
        return _ORDER.index(self) >= _ORDER.index(needed)

    @property
    def with_article(self) -> str:
        """As it stands in a sentence.

        >>> Role.ADMIN.with_article
        'an admin'
        """
        return f"an {self}" if self is Role.ADMIN else f"a {self}"


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Account:
    """A user."""

    name: str  # which signs their corrections
    role: Role
    added: str  # when, as ISO 8601 in UTC


# ── users ─────────────────────────────────────────────────────────────────────────────────────────


def accounts(connection: Connection) -> list[Account]:
    """Every user, in the order of the alphabet."""
    rows = connection.execute(_ACCOUNTS.order_by(t.account.c.key))
    return [Account(row.name, Role(row.role), row.added) for row in rows]


def has_accounts(connection: Connection) -> bool:
    """Whether there is any user."""
    return connection.execute(_ANY).first() is not None


def add(connection: Connection, name: str, role: Role, *, now: str) -> Account:
    """The user of this name, who was none so far."""
    name = _as_a_name(name)
    if _found(connection, name) is not None:
        raise BadAccount(f"there is a user {name} already", "choose another name, or change their role")
    connection.execute(insert(t.account), {"name": name, "key": _key(name), "role": role, "added": now})
    _check_that_somebody_lets_in(connection)
    return Account(name, role, now)


def set_role(connection: Connection, name: str, role: Role) -> None:
    """Give the user this role, from their next request on."""
    connection.execute(update(t.account).where(t.account.c.id == _id(connection, name)).values(role=role))
    _check_that_somebody_lets_in(connection)


def remove(connection: Connection, name: str) -> None:
    """Take the user out, with every session and link; their corrections stay, under their name."""
    connection.execute(delete(t.account).where(t.account.c.id == _id(connection, name)))
    _check_that_somebody_lets_in(connection)


# ── links and sessions ────────────────────────────────────────────────────────────────────────────


def keep_link(connection: Connection, name: str, secret: str, *, now: str, until: str) -> str:
    """The token of a link that lets the user in once; links that they had before no longer do."""
    account = _id(connection, name)
    connection.execute(delete(t.login_link).where(t.login_link.c.account_id == account))
    _forget_what_ended(connection, now)
    return _kept(connection, t.login_link, account, secret, until)


def log_in(connection: Connection, link: str, secret: str, *, now: str, until: str) -> str | None:
    """The token of a new session for that of a link, which is used up; None when it lets nobody in."""
    found = _valid(connection, t.login_link, link, now)
    if found is None:
        return None
    connection.execute(delete(t.login_link).where(t.login_link.c.id == found.id))
    _forget_what_ended(connection, now)
    return _kept(connection, t.login_session, found.account_id, secret, until)


def logged_in(connection: Connection, session: str, *, now: str) -> Account | None:
    """Whose session it is; None when it has ended, or never was."""
    found = _valid(connection, t.login_session, session, now)
    return None if found is None else Account(found.name, Role(found.role), found.added)


def log_out(connection: Connection, session: str, *, now: str) -> None:
    """End the session."""
    found = _valid(connection, t.login_session, session, now)
    if found is not None:
        connection.execute(delete(t.login_session).where(t.login_session.c.id == found.id))


def end_sessions(connection: Connection) -> None:
    """End every session and link, as after a restore: who was taken out since must not come back in."""
    connection.execute(delete(t.login_session))
    connection.execute(delete(t.login_link))


# ── inside ────────────────────────────────────────────────────────────────────────────────────────

_ACCOUNTS = select(t.account.c.name, t.account.c.role, t.account.c.added)
_ANY = select(t.account.c.id).limit(1)
_WITH_ACCOUNT = {
    table: select(table, t.account.c.name, t.account.c.role, t.account.c.added)
    .join(t.account)
    .where(table.c.id == bindparam("number"))
    for table in (t.login_link, t.login_session)
}


def _as_a_name(name: str) -> str:
    name = unicodedata.normalize("NFC", name.strip())
    if not 0 < len(name) <= LONGEST or not name.isprintable():
        raise BadAccount(
            f"a user's name has 1 to {LONGEST} characters that can be printed", "choose another name"
        )
    return name


def _key(name: str) -> str:
    # Ada and ada are one: two people whose corrections nobody could tell apart would be none the wiser.
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _found(connection: Connection, name: str) -> int | None:
    return connection.execute(select(t.account.c.id).where(t.account.c.key == _key(name))).scalar()


def _id(connection: Connection, name: str) -> int:
    found = _found(connection, name)
    if found is None:
        raise BadAccount(
            f"there is no user {name!r}", "see `sayso user list`, or add them with `sayso user add`"
        )
    return found


def _check_that_somebody_lets_in(connection: Connection) -> None:
    """Undo the change at hand, by an error, when it would leave users without an admin among them."""
    admins = select(func.count()).where(t.account.c.role == Role.ADMIN)
    if has_accounts(connection) and not connection.execute(admins).scalar_one():
        raise BadAccount(
            "one of the users has to be an admin, or nobody could let others in",
            "make another one admin first; the first user is added with --role admin",
        )


def _kept(connection: Connection, table: Table, account: int, secret: str, until: str) -> str:
    row = {"account_id": account, "digest": _digest(secret), "until": until}
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None
    return f"{key[0]}.{secret}"


def _valid(connection: Connection, table: Table, token: str, now: str) -> Row[Any] | None:
    """The row with its account, when the token is the row's and its time has not run out."""
    number, _, secret = token.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    row = connection.execute(_WITH_ACCOUNT[table], {"number": int(number)}).first()
    if row is None or not hmac.compare_digest(row.digest, _digest(secret)) or row.until <= now:
        return None
    return row


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _forget_what_ended(connection: Connection, now: str) -> None:
    for table in (t.login_link, t.login_session):
        connection.execute(delete(table).where(table.c.until <= now))
