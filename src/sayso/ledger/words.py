"""The index of words: FTS5 on SQLite, tsvector on PostgreSQL, over exactly the same words.

What is indexed comes folded and parted into words, and neither database parts or folds it again: what one
finds the other finds. An entry's number says where it stands in the order of a search, so that the first
hits are read and the others never sorted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from sayso.ledger.facets import BEGINNINGS, DOT, begins
from sayso.ledger.identity import words_of

INDEXES = ("statement", "reading", "actor")  # the tables that have an index, `statement_words` and so on
LONGEST = 80  # characters of a word that are indexed and asked for; PostgreSQL takes 2,046 bytes
_MOST = 500_000  # bytes of a text that are indexed: a tsvector holds 1 MB, positions included
IDS = 2**31  # above the highest id, which PostgreSQL holds in 32 bits
_UNDATED = date.max.toordinal() + 1
# A tsvector holds 255 places of a word, and none beyond the 16,383rd: longer texts are kept beside it, as
# they are, for the phrases that are sought in them.
_PLACES, _LAST_PLACE = 255, 16_383


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of one row: its words and facets, and where it stands in the order."""

    id: int
    published: str | None
    words: str

    @property
    def rank(self) -> int:
        """Where it stands: the newest published first, what has no day last, then by id.

        >>> Entry(7, "2026-03-02", "").rank < Entry(5, "2026-03-01", "").rank < Entry(1, None, "").rank
        True
        """
        day = date.fromisoformat(self.published[:10]) if self.published else None
        return rank_from(day) + self.id


def rank_from(day: date | None) -> int:
    """Below the rank of everything published on this day or earlier, and above that of what is newer."""
    return (_UNDATED - (day.toordinal() if day else 0)) * IDS


def id_at(rank: int) -> int:
    """The id of the row that stands there in the order."""
    return rank % IDS


def indexed(texts: Iterable[str | None], facets: Iterable[str] = ()) -> str:
    """The words of the texts and the facets as the index takes them; a dot keeps phrases within one text.

    >>> indexed(["Dam holds", "The dam"], ["·stance·denies"])
    'dam holds · the dam · ·stance·denies ·begins·d ·begins·da ·begins·h ·begins·ho ·begins·t ·begins·th'
    """
    parts = [" ".join(word[:LONGEST] for word in words_of(given)) for given in texts if given]
    kept = _cut(f" {DOT} ".join(parts))
    starts = {
        word[:size] for word in set(kept.split(" ")) - {DOT} for size in BEGINNINGS if len(word) >= size
    }
    return " ".join((kept, DOT, *dict.fromkeys(facets), *(begins(start) for start in sorted(starts))))


def _cut(words: str) -> str:
    whole = words.encode()
    return words if len(whole) <= _MOST else whole[:_MOST].rpartition(b" ")[0].decode()


def add_words(connection: Connection, table: str, entries: Iterable[Entry]) -> None:
    """Put the entries into the index of the table."""
    if connection.dialect.name == "sqlite":
        rows = [{"rank": entry.rank, "words": entry.words} for entry in entries]
        _run(connection, f"INSERT INTO {table}_words (rowid, words) VALUES (:rank, :words)", rows)
        return
    values = "(:rank, :id, CAST(:words AS tsvector), :long)"
    insert = f"INSERT INTO {table}_words (rank, id, words, long) VALUES {values}"
    _run(connection, insert, [_server_row(entry) for entry in entries])


def take_words(connection: Connection, table: str, entries: Iterable[Entry]) -> None:
    """Take the entries, the same as they were put in, out of the index of the table."""
    if connection.dialect.name == "sqlite":
        rows = [{"rank": entry.rank, "words": entry.words} for entry in entries]
        delete = f"INSERT INTO {table}_words ({table}_words, rowid, words) VALUES ('delete', :rank, :words)"
        _run(connection, delete, rows)
        return
    _run(connection, f"DELETE FROM {table}_words WHERE id = :id", [{"id": entry.id} for entry in entries])


def _server_row(entry: Entry) -> dict[str, Any]:
    tokens = entry.words.split(" ")
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens, 1):
        places.setdefault(token, []).append(min(place, _LAST_PLACE))
    literal = " ".join(f"'{t}':{','.join(map(str, at[:_PLACES]))}" for t, at in places.items() if t)
    is_long = len(tokens) > _LAST_PLACE or max(map(len, places.values())) > _PLACES
    return {
        "rank": entry.rank,
        "id": entry.id,
        "words": literal,
        "long": f" {entry.words} " if is_long else None,
    }


def _run(connection: Connection, sql: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(text(sql), list(rows))


# ── what is asked of it ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def fts5(self) -> str:
        """As FTS5 is asked for it.

        >>> Term(("old", "bri"), begins=True).fts5
        '"old bri" *'
        """
        return f'"{" ".join(self.words)}"' + (" *" if self.begins else "")

    @property
    def tsquery(self) -> str:
        """As PostgreSQL is asked for it.

        >>> Term(("old", "bri"), begins=True).tsquery
        "('old' <-> 'bri':*)"
        """
        return f"({' <-> '.join(map(_quoted, self.words))}{':*' if self.begins else ''})"

    @property
    def pattern(self) -> str:
        """As it stands in a text between two blanks, for LIKE; a word holds neither % nor _."""
        return f"% {' '.join(self.words)}{'%' if self.begins else ' %'}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an entry must have: each of the terms, one facet of each choice, and none of the refused terms."""

    terms: tuple[Term, ...] = ()
    choices: tuple[tuple[str, ...], ...] = ()
    refused: tuple[Term, ...] = ()

    def ranks(self, table: str, dialect: str) -> tuple[str, dict[str, str]]:
        """What selects the ``rank`` and ``id`` of each such entry, with its parameters; see `Entry.rank`."""
        if dialect == "sqlite":
            selected = f"SELECT w.rowid AS rank, w.rowid % {IDS} AS id FROM {table}_words w"
            return f"{selected} WHERE w.{table}_words MATCH :match", {"match": self._match()}
        condition, parameters = self._server_condition()
        return f"SELECT w.rank, w.id FROM {table}_words w WHERE {condition}", parameters

    def _match(self) -> str:
        musts = [term.fts5 for term in self.terms]
        musts += [f"({' OR '.join(Term((facet,)).fts5 for facet in choice)})" for choice in self.choices]
        none = " OR ".join(term.fts5 for term in self.refused)
        return f"({' AND '.join(musts)}) NOT ({none})" if none else " AND ".join(musts)

    def _server_condition(self) -> tuple[str, dict[str, str]]:
        """One tsquery, and a look at the words of long texts for each phrase that it cannot judge there."""
        musts = [f"({' & '.join(_each(term))})" for term in self.terms]
        musts += [f"({' | '.join(map(_quoted, choice))})" for choice in self.choices]
        musts += [f"!{term.tsquery}" for term in self.refused if len(term.words) == 1]
        conditions, parameters = ["w.words @@ CAST(:match AS tsquery)"], {"match": " & ".join(musts)}
        phrases = [("", t) for t in self.terms] + [("NOT ", t) for t in self.refused]
        for number, (sign, term) in enumerate(phrases):
            if len(term.words) > 1:
                here, long = f"w.words @@ CAST(:t{number} AS tsquery)", f"w.long LIKE :p{number}"
                conditions.append(f"{sign}CASE WHEN w.long IS NULL THEN {here} ELSE {long} END")
                parameters |= {f"t{number}": term.tsquery, f"p{number}": term.pattern}
        return " AND ".join(conditions), parameters


def _each(term: Term) -> Iterator[str]:
    counted = Counter(term.words[:-1] if term.begins else term.words)
    yield from map(_quoted, counted)
    if term.begins:
        yield f"{_quoted(term.words[-1])}:*"


def _quoted(word: str) -> str:
    return f"'{word}'"
