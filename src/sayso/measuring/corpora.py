"""Corpora of attributed statements, and predictions of any system in the same format: docs/corpora.md."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from sayso.errors import BadCorpus
from sayso.model import Interval, Span, Statement

T = TypeVar("T")
HOW = "docs/corpora.md tells the format"


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a statement is given to: ``name`` None is nobody that is named, ``kind`` None is not labelled."""

    name: str | None
    kind: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One thing that somebody said, as a corpus or as a system has it.

    ``labels`` names the fields that were given: an absent field was not labelled, while one that is None
    was labelled as there being none.
    """

    content: tuple[Span, ...]
    cue: Span | None = None
    source: tuple[Span, ...] = ()
    speaker: Who | None = None
    kind: str | None = None
    channel: str | None = None
    said: Interval | None = None
    nested: bool = False
    optional: bool = False
    stance: str | None = None
    rule: str | None = None
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text, what is said in it, and the stretches about which nothing is asked."""

    id: str
    text: str
    statements: tuple[Attribution, ...]
    ignored: tuple[Span, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has, counted between blanks."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles of one file; ``sha256`` is of its bytes, unpacked."""

    name: str
    sha256: str
    articles: tuple[GoldArticle, ...]
    sample: None = None  # it is always measured as a whole

    @property
    def words(self) -> int:
        """How many words its articles have."""
        return sum(article.words for article in self.articles)


@dataclass(frozen=True, slots=True)
class GoldRows(Generic[T]):
    """The rows of one file, of any kind of corpus, by their ids; ``sha256`` is of its bytes, unpacked.

    ``sample`` is how many rows were asked for, None for all.
    """

    name: str
    sha256: str
    rows: Mapping[str, T]
    sample: int | None = None

    def sampled(self, most: int | None, group: Callable[[T], str] | None = None) -> GoldRows[T]:
        """So many of the rows or a few more, always the same: whole groups, by the SHA-256 of their names."""
        if most is None:
            return self
        groups: dict[str, list[str]] = {}
        for name, row in self.rows.items():
            groups.setdefault(group(row) if group else name, []).append(name)
        taken: set[str] = set()
        for group_name in sorted(
            groups, key=lambda name: hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
        ):
            if len(taken) < most:
                taken.update(groups[group_name])
        return replace(self, rows={n: row for n, row in self.rows.items() if n in taken}, sample=most)


def read_corpus(path: Path) -> Corpus:
    """The corpus in a .jsonl or .jsonl.gz file; raises `BadCorpus`, which names file and line."""
    gold = read_rows(path, _article)
    return Corpus(gold.name, gold.sha256, tuple(gold.rows.values()))


def read_rows(path: Path, make: Callable[[dict[str, Any]], T], *, key: str = "id") -> GoldRows[T]:
    """What ``make`` makes of each row of a .jsonl or .jsonl.gz file, by the row's ``key``.

    Raises `BadCorpus`, which names file and line.
    """
    if not path.name.endswith((".jsonl", ".jsonl.gz")):
        raise BadCorpus(f"{path} is not named as rows are", "name it .jsonl or .jsonl.gz")
    data = _bytes(path)
    rows: dict[str, T] = {}
    for place, row in _rows(path, data):
        made, name = _located(place, make, row), _located(place, id_of, row, key)
        if name in rows:
            raise BadCorpus(f"{place}: an earlier row has the {key} {name!r}", "give each row its own")
        rows[name] = made
    return GoldRows(path.name, hashlib.sha256(data).hexdigest(), rows)


def read_predictions(path: Path, texts: Mapping[str, str]) -> dict[str, tuple[Attribution, ...]]:
    """What a system found in each of these texts, by the id of the row; rows of other texts are left out."""
    found = {}
    for place, row in _rows(path, _bytes(path)):
        text = texts.get(_located(place, id_of, row))
        if text is not None:
            found[id_of(row)] = _located(place, _statements, row, text)
    return found


def attribution_of(statement: Statement) -> Attribution:
    """A statement of ours in the terms of a corpus."""
    speaker, channel = statement.speaker, statement.channel
    return Attribution(
        content=statement.content,
        cue=statement.cue,
        source=(statement.source,) if statement.source else (),
        speaker=Who(speaker.name, speaker.kind, speaker.grade),
        kind=statement.kind,
        channel=channel.name if channel else None,
        said=statement.said,
        stance=statement.stance,
        rule=statement.rule,
    )


# ------------------------------------------------------------------ the file


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    except FileNotFoundError as error:
        raise BadCorpus(f"{path} does not exist", "check the path, or SAYSO_CORPORA") from error
    except (OSError, EOFError, zlib.error) as error:
        raise BadCorpus(f"{path} cannot be read ({error})", "check the file") from error
    if not data.strip():
        raise BadCorpus(f"{path} is empty", HOW)
    return data


def _rows(path: Path, data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row, with the words that name its place."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            place = f"{path} line {number}"
            yield place, _located(place, _object, line)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCorpus("it is not JSON", HOW) from error
    if not isinstance(row, dict):
        raise BadCorpus("it is not an object", HOW)
    return row


def _located(place: str, make: Callable[..., T], *given: object) -> T:
    """What ``make`` makes; an error then names the place."""
    try:
        return make(*given)
    except BadCorpus as error:
        raise BadCorpus(f"{place}: {error.reason}", error.way_out) from error.__cause__


# ------------------------------------------------------------------ a row


def _article(row: dict[str, Any]) -> GoldArticle:
    text = row.get("text")
    if not isinstance(text, str):
        raise BadCorpus("it has no text", HOW)
    ignored = tuple(_span(text, given, "ignore") for given in _list(row, "ignore", ()))
    return GoldArticle(id_of(row), text, _statements(row, text), ignored)


def id_of(row: dict[str, Any], key: str = "id") -> str:
    """The row's id, or another key; raises `BadCorpus` where there is none."""
    if row.get(key) in (None, ""):
        raise BadCorpus(f"it has no {key}", HOW)
    return str(row[key])


def _statements(row: dict[str, Any], text: str) -> tuple[Attribution, ...]:
    return tuple(_attribution(given, text) for given in _list(row, "statements", None))


def _list(row: dict[str, Any], name: str, default: object) -> Sequence[dict[str, Any]]:
    value = row.get(name, default)
    if not isinstance(value, list | tuple) or not all(isinstance(item, dict) for item in value):
        raise BadCorpus(f"its {name} is not a list of objects" if name in row else f"it has no {name}", HOW)
    return value


def _attribution(given: dict[str, Any], text: str) -> Attribution:
    content = tuple(_span(text, span, "content") for span in _list(given, "content", None))
    if not content:
        raise BadCorpus("a statement has no content", HOW)
    source = [given.get("source"), *_list(given, "source_rest", ())]
    return Attribution(
        content=content,
        cue=_span(text, given["cue"], "cue") if given.get("cue") else None,
        source=tuple(_span(text, span, "source") for span in source if span),
        speaker=_who(given.get("speaker")),
        kind=words_in(given, "kind"),
        channel=_channel(given),
        said=_interval(given.get("said")),
        nested=bool(given.get("nested")),
        optional=bool(given.get("optional")),
        rule=words_in(given, "rule"),
        labels=frozenset(given),
    )


def _span(text: str, given: Any, what: str) -> Span:
    start, end = (given.get(name) for name in ("start", "end")) if isinstance(given, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        raise BadCorpus(f"a span of {what} has no start and end", HOW)
    if not 0 <= start <= end <= len(text):
        raise BadCorpus(
            f"{what} {start}..{end} does not lie in the text of {len(text)} characters",
            "count code points in text, the end excluded",
        )
    return Span.cut(text, start, end)


def _who(given: Any) -> Who | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise BadCorpus("a speaker is not an object", HOW)
    return Who(words_in(given, "name"), words_in(given, "kind"), words_in(given, "grade"))


def _channel(given: dict[str, Any]) -> str | None:
    """Its label, or the name of a channel as a report gives it."""
    channel = given.get("channel")
    return words_in(channel, "name") if isinstance(channel, dict) else words_in(given, "channel")


def words_in(given: dict[str, Any], name: str) -> str | None:
    """The field of this name, None where it is left out or empty; raises `BadCorpus` when it is no text."""
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise BadCorpus(f"its {name} is not a string", HOW)
    return value or None


def text_in(row: dict[str, Any], name: str) -> str:
    """The field of this name; raises `BadCorpus` when it is no text, or is not there."""
    value = words_in(row, name)
    if value is None:
        raise BadCorpus(f"it has no {name}", HOW)
    return value


def texts_in(row: dict[str, Any], name: str) -> tuple[str, ...]:
    """The list of texts of this name, empty where it is left out; raises `BadCorpus` when it is none."""
    value = row.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise BadCorpus(f"its {name} is not a list of strings", HOW)
    return tuple(value)


def _interval(given: Any) -> Interval | None:
    if given is None:
        return None
    try:
        return Interval(_day(given["earliest"]), _day(given["latest"]))
    except (TypeError, KeyError, ValueError) as error:
        raise BadCorpus("said has no days earliest and latest", "write them as YYYY-MM-DD") from error


def _day(given: str | None) -> date | None:
    return None if given is None else date.fromisoformat(given)
