"""What can be exported: each kind of row with its columns, their types and what they mean.

The columns are those of the ledger's view of the same name, in its order; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from sayso.model import (
    ActorKind,
    Certainty,
    ChannelKind,
    Derivation,
    Direction,
    EventType,
    Factuality,
    Grade,
    Stance,
    Strength,
    Tally,
)
from sayso.model import Kind as Wording


class Type(Enum):
    """What the cells of a column hold; absent is null in every column."""

    TEXT = "text"
    DAY = "day"  # 2022-09-04
    MOMENT = "moment"  # written by sayso, in UTC
    CLOCK = "clock"  # as the publisher wrote it, with the zone it gave or none
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    WORDS = "words"  # ["…", …]
    PAIRS = "pairs"  # [[start, end], …]
    SPANS = "spans"  # [{"start", "end", "text"}, …]
    CREDITS = "credits"  # [{"start", "end", "text", "name", "kind", "rule"}, …]
    JSON = "json"  # of no fixed shape

    @property
    def is_json(self) -> bool:
        """Whether the ledger hands it over as JSON in text.

        >>> Type.SPANS.is_json, Type.DAY.is_json
        (True, False)
        """
        return self in _JSON


_JSON = {Type.WORDS, Type.PAIRS, Type.SPANS, Type.CREDITS, Type.JSON}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind."""

    name: str
    type: Type
    help: str
    one_of: tuple[str, ...] = ()  # the only values, where they are counted
    leads_to: str = ""  # the kind whose id it holds


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: what a row is, and its columns in the order of the export."""

    name: str  # of the ledger's view, too
    help: str
    columns: tuple[Column, ...]

    def without(self, *names: str) -> Kind:
        """The kind with some columns left out."""
        return replace(self, columns=tuple(c for c in self.columns if c.name not in names))

    def has(self, name: str) -> bool:
        """Whether there is a column of this name."""
        return any(column.name == name for column in self.columns)


def _column(type_: Type, name: str, help_: str, one_of: type[StrEnum] | tuple[str, ...] = ()) -> Column:
    return Column(name, type_, help_, tuple(str(value) for value in one_of))


def _text(name: str, help_: str, one_of: type[StrEnum] | tuple[str, ...] = ()) -> Column:
    return _column(Type.TEXT, name, help_, one_of)


def _integer(name: str, help_: str) -> Column:
    return _column(Type.INTEGER, name, help_)


_ARTICLE = Column("article", Type.TEXT, "Id of the article it stands in.", leads_to="articles")
_STATEMENT = Column(
    "statement",
    Type.TEXT,
    "Id of the innermost statement it stands in; null where the article says so itself.",
    leads_to="statements",
)
_OUTLET = _text("outlet", "Who published the article.")
_PUBLISHED = _column(Type.DAY, "published", "Day of publication in the publisher's time zone.")
_SPAN = (
    _integer("start", "Where the words begin in the article's text, in code points."),
    _integer("end", "Where they end; the end is excluded."),
)
_WORDS = _text("text", "The words themselves: what stands there in the article's text.")
_RULE = _text("rule", "Name of the rule that found it.")
_EARLIEST = _column(Type.DAY, "earliest", "First day that is meant; null where that end is open or unknown.")
_LATEST = _column(Type.DAY, "latest", "Last day that is meant; null where that end is open or unknown.")
_BYTES = _text("bytes", "SHA-256 of the stored copy, as it was delivered.")
_CONTENT = _text("content", "SHA-256 of the article's text.")
_COMPLETE = _column(Type.BOOLEAN, "complete", "False for a feed's summary and for excerpts.")
_ACTOR_ID = Column("actor", Type.TEXT, "Id of the actor who speaks.", leads_to="actors")
_ACTOR_KIND = _text("kind", "What sort of actor.", ActorKind)

_STORY = Column("story", Type.TEXT, "Groups the articles about one happening.", leads_to="stories")
_COUNTS = (
    _integer("articles", "How many articles."),
    _integer("outlets", "How many outlets; one publisher's editions are one."),
    _integer("origins", "How many independent origins."),
    _integer("unknown", "How many articles of unknown lineage, which count as no origin."),
)

_KINDS = (
    Kind(
        "articles",
        "An article as it reads now.",
        (
            _text("id", "Key of the article, the same in every ledger."),
            _text("ref", "The id that the source row brought."),
            _text("url", "Address of the article."),
            _OUTLET,
            _text("title", "Headline."),
            _PUBLISHED,
            _STORY,
            _text("origin", "Groups the articles that derive from one text."),
            _text("parent", "Id of the article that this one was most likely taken from."),
            _text("origin_kind", "Where the text comes from.", ("primary", "agency", "outlet", "unknown")),
            _column(Type.JSON, "evidence", "What parent and origin rest on: rule, reason, words."),
            _text("hand", "The agency, outlet or speaker that the text comes from."),
            _text("family", "Publisher that the outlet belongs to."),
            _column(Type.CLOCK, "published_time", "Time of publication, with the zone that the page gave."),
            _text("language", "ISO 639-1 code of its language."),
            _column(Type.WORDS, "byline", "Names of its writers."),
            _column(Type.CREDITS, "credits", "Places in the text that say whom it was taken from."),
            _text("source", "Path or URL as it was given to sayso."),
            _text("within", "The feed, archive or rows file that it came out of."),
            _COMPLETE,
            _column(Type.MOMENT, "seen", "When this version was first seen."),
            _integer("versions", "How many versions of it are kept."),
            _column(Type.MOMENT, "added", "When the article came into the ledger."),
            _BYTES,
            _CONTENT,
            _text("text", "The whole text, in which all offsets count."),
            _text("made_by", "Version of sayso that read it."),
            _column(Type.JSON, "models", "Versions of the models that read it."),
            _text("lexicons", "Digest of the lexicons that read it."),
        ),
    ),
    Kind(
        "stories",
        "Articles about one happening.",
        (
            _text("id", "Key of the story."),
            _text("title", "Headline of its first article."),
            _column(Type.DAY, "first_published", "Day of its first article."),
            _column(Type.DAY, "last_published", "Day of its last article."),
            *_COUNTS,
        ),
    ),
    Kind(
        "claims",
        "What is put forward in a story, by whomever.",
        (
            _text("id", "Key of the claim."),
            replace(_STORY, help="Id of the story."),
            _text("text", "The clearest words for it."),
            *_COUNTS,
            _column(Type.JSON, "members", "Who says it where, in which words, and why it is the same."),
            _column(Type.JSON, "disputes", "Who says otherwise, in which words, and why that is a dispute."),
        ),
    ),
    Kind(
        "copies",
        "Two articles that derive from one text.",
        (
            replace(_ARTICLE, help="Id of the one article."),
            Column("other", Type.TEXT, "Id of the other one.", leads_to="articles"),
            _text("derivation", "How the one carries the other's text.", Derivation),
            _text("direction", "Whether the article was taken from the other one.", Direction),
            _column(Type.NUMBER, "share", "Share of the article's words that stand in the other one."),
            _column(Type.NUMBER, "share_there", "Share of the other one's words that stand in the article."),
            _column(Type.NUMBER, "weight", "How firmly it speaks for a parent, to compare with others."),
            _column(Type.JSON, "passages", "What stands in both: a span of each."),
            _column(Type.JSON, "evidence", "Why: rule, reason, words."),
            _column(Type.TEXT, "judged", "What a person said of it: yes, no (it counts nowhere), unsure."),
        ),
    ),
    Kind(
        "statements",
        "Something that somebody is reported to have said.",
        (
            _text("id", "Key of the statement, the same for the same words at every reading."),
            _ARTICLE,
            _OUTLET,
            _PUBLISHED,
            _text("url", "Address of the article."),
            _text("title", "Headline of the article."),
            _text("kind", "How the words reach the page.", Wording),
            _text("content", "The words; an interrupted quotation is joined by an ellipsis."),
            _text("speaker", "Name of the speaker in this article; null where it gives none."),
            _text("speaker_kind", "What sort of speaker.", ActorKind),
            _text("speaker_description", "Title, role or description that the article gives."),
            _text("speaker_grade", "How far the speaker can be trusted.", Grade),
            _text("speaker_doubt", "Why the speaker is not certain."),
            _ACTOR_ID,
            _text("actor_name", "Name of that actor in the ledger."),
            _text("channel", "Where it was said or written."),
            _text("channel_kind", "What sort of channel.", ChannelKind),
            _column(Type.DAY, "said_earliest", "First day on which it may have been said."),
            _column(Type.DAY, "said_latest", "Last day on which it may have been said."),
            _column(Type.DAY, "happened_earliest", "First day on which what is said may have happened."),
            _column(Type.DAY, "happened_latest", "Last day on which what is said may have happened."),
            _text("stance", "What the cue makes of the words.", Stance),
            _text("certainty", "How firmly it is put.", Certainty),
            _text("strength", "How far the cue commits the speaker.", Strength),
            _text("cue", "The word that reports: “said”, “according to”."),
            _text("source", "The words that name the speaker here."),
            *_SPAN,
            _column(Type.PAIRS, "spans", "Start and end of each part of an interrupted quotation."),
            _column(Type.SPANS, "hedges", "Words that take firmness away."),
            _text("within", "Id of the statement that contains this one."),
            _RULE,
            _text("speaker_rule", "Name of the rule that resolved the speaker."),
            _text(
                "status",
                "Found, or what review made of it.",
                ("found", "accepted", "rejected", "edited"),
            ),
        ),
    ),
    Kind(
        "actors",
        "Somebody or something that articles name.",
        (
            _text("id", "Key of the actor."),
            _text("name", "Name in the ledger."),
            _ACTOR_KIND,
            _integer("statements", "How many statements are the actor's; rejected ones are not counted."),
            _integer("articles", "How many articles name the actor."),
        ),
    ),
    Kind(
        "aliases",
        "An actor as one article names it.",
        (
            replace(_ACTOR_ID, help="Id of the actor."),
            _text("actor_name", "Name of the actor in the ledger."),
            _text("name", "Fullest name in this article."),
            _ACTOR_KIND,
            _text("description", "Title or role that the article gives first."),
            _text("gender", "“he”, “she” or “they”, as the article refers to the actor."),
            _column(Type.WORDS, "roles", "Every title and role that the article gives."),
            _column(Type.SPANS, "mentions", "Every mention in the article's text."),
            _ARTICLE,
            _OUTLET,
            _PUBLISHED,
            _text("rule", "Why it is this actor."),
            _text("own", "Id the actor had before it was merged."),
        ),
    ),
    Kind(
        "places",
        "Words that name a place, with the place they most likely mean.",
        (
            _ARTICLE,
            _STATEMENT,
            _OUTLET,
            _PUBLISHED,
            *_SPAN,
            _WORDS,
            _text("place", "Id of the place; null where no place of that name is known."),
            _text("name", "Name of the place that is meant."),
            _column(Type.NUMBER, "lat", "Latitude in WGS84 degrees."),
            _column(Type.NUMBER, "lon", "Longitude in WGS84 degrees."),
            _text("country", "ISO 3166-1 alpha-2 code of its country."),
            _text("kind", "Country, region, settlement, river …; null when unknown."),
            _column(Type.NUMBER, "precision_km", "Radius within which the point stands for the place."),
            _integer("candidates", "How many places bear the name."),
            _RULE,
            _text("doubt", "Why it may be another place."),
        ),
    ),
    Kind(
        "times",
        "Words that name a time, with the days they mean.",
        (
            _ARTICLE,
            _STATEMENT,
            _OUTLET,
            _PUBLISHED,
            *_SPAN,
            _WORDS,
            _EARLIEST,
            _LATEST,
            _RULE,
            _text("doubt", "Why the days may be others."),
        ),
    ),
    Kind(
        "figures",
        "A number that is claimed.",
        (
            _ARTICLE,
            _STATEMENT,
            _STORY,
            _text("origin", "Groups the articles that derive from one text."),
            _OUTLET,
            _PUBLISHED,
            _text("url", "Address of the article."),
            _text("title", "Headline of the article."),
            _ACTOR_ID,
            _text("actor_name", "Name of that actor in the ledger."),
            _text("speaker", "Name of the speaker in this article."),
            _text("speaker_description", "Title, role or description that the article gives."),
            *_SPAN,
            _WORDS,
            _column(Type.NUMBER, "low", "Least that is claimed; null for “at most”."),
            _column(Type.NUMBER, "high", "Most that is claimed; null for “at least”."),
            _text("unit", "What is counted or measured: “killed”, “km”."),
            _text("of", "Of whom or what."),
            _RULE,
            _text("tally", "What a toll counts: all so far, those new to it, a part of it.", Tally),
            _column(Type.BOOLEAN, "background", "Whether it is of another happening, told as background."),
            _text("doubt", "Why the number may be another."),
        ),
    ),
    Kind(
        "events",
        "Something that is reported to have happened.",
        (
            _ARTICLE,
            _STATEMENT,
            _OUTLET,
            _PUBLISHED,
            _WORDS,
            _text("what", "What happened, in the article's words."),
            _text("type", "What sort of event.", EventType),
            _column(Type.JSON, "actors", "Who did it, and to whom."),
            _column(Type.JSON, "place", "Where."),
            _EARLIEST,
            _LATEST,
            _text("factuality", "Whether it is told as having happened.", Factuality),
            *_SPAN,
            _RULE,
        ),
    ),
    Kind(
        "channels",
        "Where words were said or written.",
        (
            _text("id", "Key of the channel."),
            _text("name", "Name of the channel."),
            _text("kind", "What sort of channel.", ChannelKind),
            _integer("statements", "How many statements came through it; rejected ones are not counted."),
        ),
    ),
    Kind(
        "versions",
        "What an article said at a time.",
        (
            _ARTICLE,
            _column(Type.MOMENT, "seen", "When it was first seen so."),
            _BYTES,
            _text("kind", "Whether the bytes are html, plain text or a part of a feed."),
            _COMPLETE,
            _column(Type.JSON, "hints", "What was known beside the bytes."),
            _integer("size", "Bytes of the stored copy."),
            _text("title", "Headline of this version."),
            replace(_PUBLISHED, help="Day of publication that this version gives."),
            _CONTENT,
            _column(Type.BOOLEAN, "current", "Whether this reading is the one that the other kinds show."),
            _text("made_by", "Version of sayso that read it."),
        ),
    ),
    Kind(
        "refusals",
        "A source that was not read.",
        (
            _text("source", "Path or URL as it was given."),
            _text("reason", "Why it was not read."),
            _text("way_out", "What to do about it."),
            _column(Type.MOMENT, "at", "When it was refused."),
        ),
    ),
    Kind(
        "corrections",
        "Something that a person said of the ledger's findings; the rows form a chain of hashes.",
        (
            _integer("number", "Its place in the chain."),
            _column(Type.MOMENT, "at", "When it was made."),
            _text("person", "Who made it."),
            _text("action", "What was done."),
            _text("target", "Key of the statement, the actor or the words."),
            _text("article", "Id of the article that it is about, which may be gone by now."),
            _text("reason", "Why; null when it was redacted."),
            _column(Type.JSON, "before", "What stood there; null when it was redacted."),
            _column(Type.JSON, "after", "What stands there now; null when it was redacted."),
            _integer("undoes", "Number of the correction that it takes back."),
            _text("hash", "SHA-256 over this correction and the hash of the one before."),
        ),
    ),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}


def names(things: Iterable[str]) -> str:
    """Names in a row, for a message.

    >>> names(["articles", "statements", "actors"])
    'articles, statements and actors'
    """
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last
