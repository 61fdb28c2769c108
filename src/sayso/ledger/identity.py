"""The keys by which the ledger knows things again: the same thing has the same key in every ledger."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sayso.model import ActorKind, Capture, as_json

_KEY = 16  # hex digits: among a billion things the chance that two share a key is 3 in 100
_WORD = re.compile(r"[^\W_]+")
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src)(=|$)", re.I)
_PORT = re.compile(r":(80|443)$")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def digest_of(data: bytes) -> str:
    """The SHA-256 of these bytes.

    >>> digest_of(b"No.")[:16]
    'sha256:38178a20b'
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def key_of(*parts: str | None) -> str:
    """A short key for these words; the same words have the same key.

    >>> key_of("article", "lantern.example/bridge") == key_of("article", "lantern.example/bridge")
    True
    """
    spelled = json.dumps(parts, ensure_ascii=True)
    return hashlib.sha256(spelled.encode("ascii")).hexdigest()[:_KEY]


def article_key(capture: Capture, *, folder: str) -> str:
    """The key of the page that the bytes were delivered for.

    A page is known by the URL that was asked for, as what redirects to a consent page would else be one page
    with it; without a URL, by the file it lies in, or by its bytes when it came without a name. A row's own
    id sets it apart from the other rows. ``folder`` is what relative paths start from.
    """
    url = capture.address or capture.hints.url
    if url:
        return key_of("url", same_url(url), capture.ref)
    if capture.source in ("-", "(bytes)"):
        return key_of("bytes", digest_of(capture.data), capture.ref)
    home = _absolute(capture.within or capture.source, folder)
    if capture.within or capture.kind == "plain":  # many articles lie in one file
        return key_of("file", home, capture.ref or digest_of(capture.data))
    return key_of("file", home, capture.ref)


def _absolute(path: str, folder: str) -> str:
    if path.startswith("/"):
        return path
    kept: list[str] = []
    for part in f"{folder}/{path}".split("/"):
        if part == "..":
            kept = kept[:-1]
        elif part not in ("", "."):
            kept.append(part)
    return "/" + "/".join(kept)


def same_url(url: str) -> str:
    """What two spellings of one address share.

    The scheme, the host's case, the port, the fragment and what tells where a reader came from are left out.

    >>> same_url("HTTP://Lantern.example:80/Bridge?page=1&utm_source=feed#top")
    'lantern.example/Bridge?page=1'
    """
    parts = urlsplit(url)
    host = _PORT.sub("", parts.netloc.lower())
    asked = [given for given in parts.query.split("&") if given and not _TRACKING.match(given)]
    return f"{host}{parts.path or '/'}{'?' + '&'.join(asked) if asked else ''}"


def capture_key(capture: Capture) -> str:
    """The key of these bytes with what was known beside them: what is the same is not read again."""
    known = json.dumps(as_json(capture.hints), sort_keys=True)
    return key_of(digest_of(capture.data), capture.kind, capture.charset, known, str(capture.complete))


# ── words as they are compared ────────────────────────────────────────────────────────────────────


def folded(text: str) -> str:
    """The words of a text in lower case, without accents and marks, one blank between them.

    >>> folded("Višegrad’s “Old” BRIDGE")
    'visegrad s old bridge'
    """
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared and searched.

    >>> words_of("Zelenskyy: 41 dead")
    ['zelenskyy', '41', 'dead']
    """
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """The text in lower case and without accents, as FTS5's unicode61 sees it."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


# ── actors, places, channels ──────────────────────────────────────────────────────────────────────


def actor_key(name: str, kind: ActorKind, *, article: str) -> tuple[str, str]:
    """The key of an actor, and the rule by which it is the same one in other articles.

    >>> actor_key("Jelena Simić", ActorKind.PERSON, article="a")[1]
    'the same full name'
    >>> [actor_key(name, ActorKind.PERSON, article="a")[1] for name in ("Simić", "the mayor")]
    ['a single name, kept to its article', 'no name of its own, kept to its article']

    Two people are never joined for a surname that they share, nor two bodies for being "the police".
    """
    words = folded(name)
    sort = "person" if kind is ActorKind.PERSON else "body"
    if not _is_name(name):
        return key_of("actor", sort, words, article), "no name of its own, kept to its article"
    if kind is ActorKind.PERSON and " " not in words:
        return key_of("actor", sort, words, article), "a single name, kept to its article"
    return key_of("actor", sort, words), "the same full name"


def _is_name(name: str) -> bool:
    """Whether a name has a capital or a figure in it, behind a first "the"."""
    bare = name[4:] if name[:4].lower() == "the " else name
    return any(c.isupper() for c in bare)


def place_key(row: Mapping[str, Any]) -> str | None:
    """The key of the place that a mention means; None when that is not known."""
    if row["lat"] is None or row["name"] is None:
        return None
    return key_of("place", row["name"], row["kind"], f"{row['lat']:.3f}", f"{row['lon']:.3f}")


def statement_keys(article: str, contents: list[str]) -> list[str]:
    """The key of each statement of an article: its words, and which of several with these words it is.

    >>> statement_keys("a", ["No.", "no"])[0] == statement_keys("a", ["No."])[0]
    True
    """
    seen: dict[str, int] = {}
    keys = []
    for content in contents:
        words = folded(content)
        seen[words] = seen.get(words, 0) + 1
        keys.append(key_of("statement", article, words, str(seen[words])))
    return keys
