"""Review: one thing at a time, its evidence on the left, what a person decides of it on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import BadQuery, CannotCorrect
from sayso.ledger import Role
from sayso.ledger.chain import Signed
from sayso.ledger.doubts import Among
from sayso.ledger.past import Asked, Past
from sayso.ledger.review import Accept, Copied, Decision, Disputed, Reject, Said, SaidBy, SameClaim, Undo
from sayso.ledger.suggesting import Suggested
from sayso.model import ActorKind, Answer, Grade
from sayso.web import answers
from sayso.web.desk import AtDesk, Desk, needs
from sayso.web.look import with_query
from sayso.web.page import Page
from sayso.web.review import shown
from sayso.web.review.refs import PAIRS, Kind, Ref, pair_path, ref_from, ref_to
from sayso.web.review.shown import Pair
from sayso.web.review.words import Told, articles_of, told
from sayso.weighed import maker

AHEAD = 20  # pairs behind the one that is shown, which are counted
STATEMENTS_AHEAD = 100
_FAR = 5_000
_UNDONE = "undone at once"

router = APIRouter(dependencies=[Depends(needs(Role.REVIEWER))])


@dataclass(frozen=True, slots=True)
class Review:
    """What is looked at, where it stands in the queue, and what was decided before."""

    kind: Kind
    statement: shown.Said | None  # what is looked at; with neither this nor a pair, nothing waits
    pair: Pair | None
    earlier: tuple[Told, ...]  # what was decided of it, the newest first
    seen: int  # the number of the last correction of it, so that nobody decides over another's head
    back: str  # where a decision leads on to
    at: int | None = None  # how many of the queue come before it; None on a page of its own
    waiting: int = 0  # how many wait, counted a little way ahead
    more: bool = False  # whether there may be others behind those
    story: str | None = None  # the key of the story that is looked through
    outlet: str | None = None  # the outlet that is looked through
    done: Told | None = None  # the correction that was just made
    last: Told | None = None  # the last decision of who is looking, which `u` undoes
    asked: str = ""  # the name that was looked for among the actors
    actors: tuple[Suggested, ...] = ()  # those found, or those that the article names
    because: str = ""  # a reason that was given and not written down
    meanwhile: bool = False  # whether somebody else decided while it was looked at
    kinds: tuple[Kind, ...] = tuple(Kind)
    actor_kinds: tuple[ActorKind, ...] = tuple(kind for kind in ActorKind if kind is not ActorKind.UNNAMED)


_Done = Annotated[int | None, Query(description="The number of the correction that was just made.")]
_Name = Annotated[str, Query(alias="q", max_length=200, description="Words of an actor's name.")]


def queue(
    desk: AtDesk,
    kind: Annotated[Kind, Query(description="What is looked at.")] = Kind.SPEAKER,
    story: Annotated[str | None, Query(description="The key of a story.")] = None,
    outlet: Annotated[str | None, Query(description="The name of an outlet.")] = None,
    at: Annotated[int, Query(ge=0, le=_FAR, description="How many to pass over.")] = 0,
    done: _Done = None,
    q: _Name = "",
) -> Review:
    """The first thing of the queue that is not passed over."""
    among = Among(story or None, outlet or None)
    back = with_query("/review", kind=kind.value, story=story, outlet=outlet, at=at or None)
    if kind in PAIRS:
        ahead = at + AHEAD
        pairs = _pairs(desk, kind, among, ahead)
        made = _of_pair(desk, kind, *pairs[at], back=back) if at < len(pairs) else _nothing(kind, back)
        waiting = len(pairs)
    else:
        ahead = at + STATEMENTS_AHEAD
        keys = desk.ledger.doubtful(among, grades=_GRADES[kind], limit=ahead)
        made = (
            _of_statement(desk, keys[at], q, kind=kind, back=back) if at < len(keys) else _nothing(kind, back)
        )
        waiting = len(keys)
    here = replace(
        made, at=at, waiting=waiting, more=waiting == ahead, story=among.story, outlet=among.outlet
    )
    return _after(desk, here, done)


_GRADES = {Kind.SPEAKER: (Grade.UNKNOWN, Grade.LIKELY), Kind.STATEMENT: (Grade.CERTAIN,)}


def _pairs(desk: Desk, kind: Kind, among: Among, limit: int) -> Sequence[tuple[Ref, Ref]]:
    if kind is Kind.COPY:
        copies = desk.ledger.doubtful_copies(among, limit=limit)
        return [(Ref(one), Ref(other)) for one, other in copies]
    if kind is Kind.SAME_CLAIM:
        claims = desk.ledger.doubtful_claims(among, maker(), limit=limit)
        return [(ref_to(one), ref_to(other)) for one, other in claims]
    disputes = desk.ledger.doubtful_disputes(among, maker(), limit=limit)
    return [(ref_to(dispute.sides[0]), ref_to(dispute.sides[1])) for dispute in disputes]


def statement(desk: AtDesk, key: str, done: _Done = None, q: _Name = "") -> Review:
    """One statement."""
    made = _of_statement(desk, key, q, kind=Kind.STATEMENT, back=f"/review/statement/{key}")
    return _after(desk, made, done)


def pair(desk: AtDesk, kind: Kind, one: str, other: str, done: _Done = None) -> Review:
    """One pair."""
    if kind not in PAIRS:
        raise BadQuery(f"a {kind} is no pair", f"one of {', '.join(PAIRS)} is")
    refs = ref_from(one), ref_from(other)
    return _after(desk, _of_pair(desk, kind, *refs, back=pair_path(kind, refs)), done)


def _of_statement(desk: Desk, key: str, asked: str, *, kind: Kind, back: str) -> Review:
    said = shown.said(desk.ledger, key)
    earlier, seen = _earlier(desk, said.id)
    actors = desk.ledger.suggested(asked) if asked else desk.ledger.present(said.article)
    return Review(kind, said, None, earlier, seen, back, asked=asked, actors=tuple(actors))


def _of_pair(desk: Desk, kind: Kind, one: Ref, other: Ref, *, back: str) -> Review:
    found = shown.pair(desk.ledger, kind, one, other)
    earlier, seen = _earlier(desk, found.target)
    return Review(kind, None, found, earlier, seen, back)


def _nothing(kind: Kind, back: str) -> Review:
    return Review(kind, None, None, (), 0, back)


def _earlier(desk: Desk, target: str) -> tuple[tuple[Told, ...], int]:
    found = desk.ledger.decided_of(target)
    numbers = [number for past in found for number in (past.correction.number, past.undone_by) if number]
    return _told(desk, found), max(numbers, default=0)


def _after(desk: Desk, here: Review, done: int | None) -> Review:
    """The page with what was just decided, and with what can be undone."""
    made = desk.ledger.history(Asked(below=done + 1), limit=1) if done is not None else []
    last = desk.ledger.last_of(desk.person)
    return replace(
        here,
        done=next(iter(_told(desk, made)), None),
        last=next(iter(_told(desk, [last] if last else [])), None),
    )


def _told(desk: Desk, found: Sequence[Past]) -> tuple[Told, ...]:
    titles = desk.ledger.titles(articles_of(found)) if found else {}
    return tuple(told(past, titles) for past in found)


# ── what is decided ───────────────────────────────────────────────────────────────────────────────

_Because = Annotated[str, Form(max_length=1_000)]
_Back = Annotated[str, Form(max_length=1_000)]
_Seen = Annotated[int, Form()]


@router.post("/review/statement/{key}")
def decide(
    request: Request,
    desk: AtDesk,
    key: str,
    decision: Annotated[str, Form()],
    seen: _Seen = 0,
    because: _Because = "",
    back: _Back = "",
    who: Annotated[str, Form()] = "",
    name: Annotated[str, Form(max_length=300)] = "",
    kind: Annotated[ActorKind, Form()] = ActorKind.PERSON,
) -> Response:
    """Accept the statement, reject it, or say who made it."""
    here = _of_statement(desk, key, "", kind=Kind.STATEMENT, back=_within(back))
    if here.seen > seen:
        return _meanwhile(request, desk, here, because)
    return _written(desk, _decision(decision, key, who, name, kind), because, back)


def _decision(decision: str, key: str, who: str, name: str, kind: ActorKind) -> Decision:
    if decision == "accept":
        return Accept(key)
    if decision == "reject":
        return Reject(key)
    if decision != "speaker":
        raise BadQuery(f"{decision!r} decides nothing", "accept, reject, or say who the speaker is")
    if who == "new":
        return SaidBy(key, name, kind)
    if not who:
        raise CannotCorrect("nobody was chosen", "choose a speaker, somebody new, or nobody known")
    return Said(key, None if who == "unknown" else who)


@router.post("/review/pair/{kind}/{one}/{other}")
def answer(
    request: Request,
    desk: AtDesk,
    kind: Kind,
    one: str,
    other: str,
    decision: Annotated[Answer, Form()],
    seen: _Seen = 0,
    because: _Because = "",
    back: _Back = "",
) -> Response:
    """Say whether the two are one, or go against each other."""
    here = replace(pair(desk, kind, one, other), back=_within(back))
    if here.seen > seen:
        return _meanwhile(request, desk, here, because)
    return _written(desk, _answered(desk, kind, ref_from(one), ref_from(other), decision), because, back)


def _answered(desk: Desk, kind: Kind, one: Ref, other: Ref, decision: Answer) -> Decision:
    if kind is Kind.COPY:
        return Copied(one.article, other.article, decision)
    first, second = (shown.wording(desk.ledger.side(ref.article), ref) for ref in (one, other))
    return (SameClaim if kind is Kind.SAME_CLAIM else Disputed)(first, second, decision)


@router.post("/review/undo")
def undo(
    desk: AtDesk, number: Annotated[int, Form()], because: _Because = _UNDONE, back: _Back = ""
) -> Response:
    """Let a correction hold no more."""
    return _written(desk, Undo(number), because, back)


def _written(desk: Desk, decision: Decision, because: str, back: str) -> Response:
    reason = " ".join(because.split()) or None
    if reason is None and _takes_a_reason(decision):
        raise CannotCorrect("a correction has a reason", "go back, and write it in a line")
    signed = Signed(desk.person, datetime.now(UTC).isoformat(timespec="seconds"), reason)
    (number,) = desk.ledger.correct(decision, signed=signed)
    there = _within(back)
    return RedirectResponse(f"{there}{'&' if '?' in there else '?'}done={number}", 303)


def _takes_a_reason(decision: Decision) -> bool:
    if isinstance(decision, Copied | SameClaim | Disputed):
        return decision.answer is Answer.NO
    return not isinstance(decision, Accept)


def _within(back: str) -> str:
    """Where to go on, if it is among the review pages: a form is only as good as who made it.

    >>> _within("/review?kind=copy"), _within("//elsewhere.example/review")
    ('/review?kind=copy', '/review')
    """
    is_ours = back == "/review" or back.startswith(("/review?", "/review/"))
    return back if is_ours and back.isprintable() and "\\" not in back else "/review"


def _meanwhile(request: Request, desk: Desk, here: Review, because: str) -> Response:
    """The same again, with what somebody else has decided since; nothing is written down yet."""
    made = replace(here, meanwhile=True, because=because)
    return answers.html(_QUEUE, made, request, desk, status=409)


# ── speakers ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Speakers:
    """Actors of the ledger with these words in their names."""

    asked: str
    actors: tuple[Suggested, ...]


def speakers(desk: AtDesk, q: _Name = "") -> Speakers:
    """The actors that somebody may mean who is still typing."""
    return Speakers(q, tuple(desk.ledger.suggested(q)) if q.strip() else ())


_QUEUE = Page("/review", queue, "review.html", "What waits to be looked at, one thing at a time.")
PAGES = (
    _QUEUE,
    Page("/review/speakers", speakers, "review_speakers.html", "Actors by the words of their names."),
    Page("/review/statement/{key}", statement, "review.html", "One statement, to be decided."),
    Page("/review/pair/{kind}/{one}/{other}", pair, "review.html", "One pair, to be decided."),
)
