"""Who, where, when and how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sayso.model.span import Span
from sayso.model.when import Interval

_DAY = timedelta(days=1)


class ActorKind(StrEnum):
    """What sort of actor speaks or acts."""

    PERSON = "person"
    ORGANIZATION = "organization"  # companies, NGOs, international bodies, media, studies
    GOVERNMENT = "government"  # states, ministries, police, military, courts, public services
    GROUP = "group"  # an identifiable set of people
    UNNAMED = "unnamed"  # "officials", "an eyewitness", nobody at all


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the article names, under the fullest name it gives, with every mention of it."""

    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    description: str | None = None  # the title or role the article gives: "a Kremlin spokesman"
    gender: str | None = None  # "he", "she" or "they", as the article refers to the actor; else None
    roles: tuple[str, ...] = ()  # every title and role the article gives; the description is the first


@dataclass(frozen=True, slots=True)
class Place(Span):
    """Words that name a place, with the place they most likely mean.

    ``lat`` and ``lon`` are WGS84 degrees and None when no place of that name is known;
    ``precision_km`` is the radius within which the point stands for the place; ``candidates`` counts
    the places that bear the name.
    """

    name: str | None
    lat: float | None
    lon: float | None
    country: str | None  # ISO 3166-1 alpha-2
    precision_km: float | None
    candidates: int
    kind: str | None  # country, region, settlement, river, sea, … ; None when unknown
    rule: str
    doubt: str | None = None  # why it may be another place

    def __post_init__(self) -> None:
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"a latitude lies between -90 and 90, not {self.lat}")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"a longitude lies between -180 and 180, not {self.lon}")


class Bound(StrEnum):
    """How what is told lies to the days that are named, where it reaches beyond them or falls outside."""

    SINCE = "since"  # from them on: "since Monday", "from Monday"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"  # up to them: "until Monday", "by Monday"


@dataclass(frozen=True, slots=True)
class Time(Span):
    """Words that name a time, with the days they may mean; both ends None when that is unknown.

    >>> day = Interval.on(date(2022, 9, 5))
    >>> Time(6, 12, "Monday", interval=day, rule="weekday", bound=Bound.SINCE).reach
    Interval(earliest=datetime.date(2022, 9, 5), latest=None)
    """

    interval: Interval
    rule: str
    doubt: str | None = None  # why the days may be others: "there is no 31 June"
    bound: Bound | None = None

    @property
    def reach(self) -> Interval:
        """The days on which what is told may lie: "since Monday" has no end, "before 2014" no beginning.

        Nothing says that what has been so since Monday has ended, so that the end stays open.
        """
        first, last = self.interval.earliest, self.interval.latest
        if self.bound is None or first is None or last is None:
            return self.interval
        if self.bound is Bound.SINCE:
            return Interval(first, None)
        if self.bound is Bound.UNTIL:
            return Interval(None, last)
        if self.bound is Bound.BEFORE:
            return Interval(None, first - _DAY if first > date.min else first)
        return Interval(last + _DAY if last < date.max else last, None)


class Tally(StrEnum):
    """What a toll counts."""

    TOTAL = "total"  # all so far: "the death toll rose to 41"
    NEW = "new"  # those who came to it: "three more people died"
    PART = "part"  # some of a total: "four of the 41 were children"


_WITHOUT_NUMBER = {"somebody", "list of single people", "one by one", "a deadly happening"}


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number that is claimed: from low to high, of which unit, of whom or what.

    "at least 60 civilians killed" is low 60, high None, unit "killed", of "civilians".
    ``tally`` says what a toll of killed, injured, missing … counts, and is None for every other figure;
    ``background`` says that it belongs to another happening, which the article tells as background.
    """

    low: float | None
    high: float | None
    unit: str
    of: str | None
    statement: str | None  # the id of the statement that carries it; None when the article says so
    rule: str
    tally: Tally | None = None
    background: bool = False
    doubt: str | None = None  # why the number may be another

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a figure's high lies below its low: {self.low}..{self.high}")

    @property
    def has_number(self) -> bool:
        """Whether a number is written, and not people named one by one: "a man was shot"."""
        return self.rule not in _WITHOUT_NUMBER


@dataclass(frozen=True, slots=True)
class Distance(Span):
    """A distance claimed between two known places, beside the one measured on the globe."""

    claimed_km: float
    measured_km: float
    from_place: str
    to_place: str
    why: str
    rule: str


class EventType(StrEnum):
    """What sort of event: PLOVER's types, then EM-DAT's disasters and accidents."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"
    EARTHQUAKE = "earthquake"
    FLOOD = "flood"
    STORM = "storm"
    LANDSLIDE = "landslide"  # avalanches and mudslides too
    ERUPTION = "eruption"
    WILDFIRE = "wildfire"
    DROUGHT = "drought"
    HEAT = "heat"  # waves of cold too
    EPIDEMIC = "epidemic"
    ACCIDENT = "accident"


class Factuality(StrEnum):
    """Whether the event is told as something that happened."""

    HAPPENED = "happened"
    DENIED = "denied"  # told as not having happened: "no shot was fired", "denies that it fired"
    PLANNED = "planned"  # still to come: "will march", "plans to strike"
    FEARED = "feared"  # thought possible: "may flood", "fears of an attack", "if they attack"


class Part(StrEnum):
    """What part somebody has in an event, in PLOVER's words."""

    ACTOR = "actor"  # who does it
    RECIPIENT = "recipient"  # to whom it is done


@dataclass(frozen=True, slots=True)
class Participant(Span):
    """Words that name who has a part in an event; ``name`` is the actor's, None where none is named."""

    part: Part
    name: str | None


@dataclass(frozen=True, slots=True)
class Event(Span):
    """Words that tell of something that happens: what sort, who to whom, where, when, and whose word it is.

    The span is the word that tells it ("marched", "attack"), ``what`` its clause as it stands; ``place`` and
    ``when`` are among the article's places and times. The article's day of publication is never an event's
    day: ``when`` is None where the text tells none.
    """

    what: str
    type: EventType
    actors: tuple[Participant, ...]
    place: Place | None
    when: Time | None
    factuality: Factuality
    statement: str | None  # the id of the statement that carries it; None when the article says so
    rule: str


@dataclass(frozen=True, slots=True)
class MainEvent:
    """What the article is about: when and where it is said to have happened, and its tolls.

    Each is one of the article's own findings, so that its words can be shown; None where nothing is said.
    """

    time: Time | None
    place: Place | None
    killed: Figure | None
    injured: Figure | None
    rule: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Who, where, when, how many and what happened, for one article, each in reading order."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    distances: tuple[Distance, ...]
    events: tuple[Event, ...] = ()
    main_event: MainEvent | None = None
