"""`sayso review`: people have the last word."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated, NoReturn

import typer

from sayso.cli.ledgers import Address

review = typer.Typer(
    name="review",
    help="Correct what was found: a correction has a name, a time and a reason, holds when the article is "
    "read again, and can be undone. Ids may be shortened to four characters or more.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Person = Annotated[
    str | None,
    typer.Option("--person", metavar="NAME", help="Who decides; else SAYSO_PERSON, else the user's name."),
]
Because = Annotated[
    str, typer.Option("--because", metavar="REASON", help="Why, in a line that is kept.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="One correction a line, as JSON.")]
Statement = Annotated[str, typer.Argument(metavar="ID", help="Of a statement.", show_default=False)]
Statements = Annotated[list[str], typer.Argument(metavar="ID", help="Of a statement.", show_default=False)]
Article = Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id or its URL.", show_default=False)]
Words = Annotated[
    str, typer.Argument(metavar="WORDS", help="As they stand in the article.", show_default=False)
]
Nth = Annotated[
    int | None,
    typer.Option("--nth", min=1, metavar="N", help="Which of several with these words; else all."),
]
Unknown = Annotated[bool, typer.Option("--unknown", help="It is not known what the words mean.")]


@review.command("next")
def next_(person: Person = None, ledger: Address = None) -> None:
    """Look at one statement after another, the doubtful first.

    Keys: a accept, r reject, e edit the speaker, s skip, u undo, q quit.
    """
    from sayso.cli.review_queue import go_through  # loads the ledger, as below: kept off `--help`
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, person, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: go_through(opened, desk, stdin=sys.stdin)))


@review.command()
def accept(
    statements: Statements,
    because: Annotated[
        str | None, typer.Option("--because", metavar="REASON", help="Why, if you like.")
    ] = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that statements are right."""
    _decide("accept", statements, because=because, person=person, ledger=ledger)


@review.command()
def reject(statements: Statements, because: Because, person: Person = None, ledger: Address = None) -> None:
    """Say that statements are none; they stay in sight and are not counted."""
    _decide("reject", statements, because=because, person=person, ledger=ledger)


@review.command()
def speaker(
    statement: Statement,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="An actor's id or name, or `unknown`.", show_default=False),
    ],
    because: Because,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="For somebody new: person, organization, government, group or unnamed.",
        ),
    ] = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say who made a statement: an actor of the ledger, somebody new, or nobody known."""
    _decide("speaker", statement, name, kind, because=because, person=person, ledger=ledger)


@review.command()
def merge(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Its id or name.", show_default=False)],
    into: Annotated[str, typer.Argument(metavar="INTO", help="Of whom it is one.", show_default=False)],
    because: Because,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that two actors are one, also in articles to come."""
    _decide("merge", actor, into, because=because, person=person, ledger=ledger)


@review.command("same-actors")
def same_actors(
    json: Annotated[bool, typer.Option("--json", help="One pair a line, as JSON.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="So many pairs at most.")] = 50,
    ledger: Address = None,
) -> None:
    """List actors that may be one, with what speaks for it; `merge` says that they are.

    Looks at the newest articles: for an acronym that one of them explains, spellings of one full name, and
    a single name in an office that a full name holds. A last name that two share is no reason.
    """
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, None, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: desk.list_same(opened, limit=limit, json=json)))


@review.command()
def split(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Its id or name.", show_default=False)],
    articles: Annotated[
        list[str],
        typer.Option("--articles", metavar="ARTICLE", help="Where it is another one; may be repeated."),
    ],
    because: Because,
    name: Annotated[str | None, typer.Option("--name", help="The other one's name; else the same.")] = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that an actor is another one in some articles."""
    _decide("split", actor, articles, name, because=because, person=person, ledger=ledger)


@review.command("merge-stories")
def merge_stories(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Its id.", show_default=False)],
    into: Annotated[str, typer.Argument(metavar="INTO", help="Of which it is a part.", show_default=False)],
    because: Because,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that two stories are one, also for articles to come."""
    _decide("merge-stories", story, into, because=because, person=person, ledger=ledger)


@review.command("split-story")
def split_story(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Its id.", show_default=False)],
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Its id or its URL; one or more.", show_default=False),
    ],
    because: Because,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that some articles of a story tell of something else, and are a story of their own."""
    _decide("split-story", story, articles, because=because, person=person, ledger=ledger)


Pair = Annotated[
    str,
    typer.Argument(metavar="ID", help="Of an article, or of a statement like the other.", show_default=False),
]
MaybeBecause = Annotated[str | None, typer.Option("--because", metavar="REASON", help="Why, if you like.")]


@review.command()
def same(
    one: Pair, other: Pair, because: MaybeBecause = None, person: Person = None, ledger: Address = None
) -> None:
    """Say that an article is a copy of the other one, or that two statements are one claim."""
    _decide("pair", one, other, "yes", because=because, person=person, ledger=ledger)


@review.command()
def different(
    one: Pair, other: Pair, because: Because, person: Person = None, ledger: Address = None
) -> None:
    """Say that an article is no copy of the other one, or that two statements are two claims."""
    _decide("pair", one, other, "no", because=because, person=person, ledger=ledger)


@review.command()
def unsure(
    one: Pair, other: Pair, because: MaybeBecause = None, person: Person = None, ledger: Address = None
) -> None:
    """Say that you looked at two articles or statements, and that it cannot be told."""
    _decide("pair", one, other, "unsure", because=because, person=person, ledger=ledger)


@review.command()
def dispute(
    one: Statement,
    other: Statement,
    no: Annotated[bool, typer.Option("--no", help="They do not; takes a reason.")] = False,
    because: MaybeBecause = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that two statements go against each other, as was found, or that they do not."""
    _decide("dispute", one, other, "no" if no else "yes", because=because, person=person, ledger=ledger)


@review.command()
def place(
    article: Article,
    words: Words,
    because: Because,
    name: Annotated[str | None, typer.Option("--name", help="Of the place.")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="LAT,LON", help="In degrees of WGS84.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CC", help="Its two letters.")] = None,
    unknown: Unknown = False,
    nth: Nth = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say which place some words of an article mean."""
    if unknown is (at is not None):
        raise typer.BadParameter("say where it is with --at LAT,LON, or --unknown", param_hint="--at")
    point = None if at is None else (name or words, *_degrees(at), country)
    _decide("place", article, words, point, nth, because=because, person=person, ledger=ledger)


@review.command()
def time(
    article: Article,
    words: Words,
    because: Because,
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], metavar="DATE", help="The first day it may be."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="The last day it may be."),
    ] = None,
    unknown: Unknown = False,
    nth: Nth = None,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say which days some words of an article mean; without --from or --until that end is open."""
    if unknown is (since is not None or until is not None):
        raise typer.BadParameter("say when it was with --from or --until, or --unknown", param_hint="--from")
    if since and until and until < since:
        raise typer.BadParameter("--until lies before --from", param_hint="--until")
    days = (since and since.date(), until and until.date())
    _decide("time", article, words, days, nth, because=because, person=person, ledger=ledger)


@review.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of a correction.", show_default=False)],
    because: Because,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Say that a correction does not hold; undoing that makes it hold again."""
    _decide("undo", number, because=because, person=person, ledger=ledger)


@review.command()
def log(json: Json = False, ledger: Address = None) -> None:
    """List every correction, in their order."""
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, None, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: desk.list_all(opened, json=json)))


@review.command()
def waiting(json: Json = False, ledger: Address = None) -> None:
    """List the corrections that have nothing to apply to in what the articles say now."""
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, None, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: desk.list_waiting(opened, json=json)))


@review.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="HEAD", help="One that was printed before: shows what was cut off since."
        ),
    ] = None,
    ledger: Address = None,
) -> None:
    """Check that no correction was changed, taken out or put in, and print the head of their chain.

    Keep the head where others cannot write. Exit codes: 0 all is well; 1 something was changed; 2 wrong
    usage; 4 nothing could be done.
    """
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, None, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: desk.verify(opened, head)))


def _decide(
    what: str, *given: object, because: str | None, person: str | None, ledger: str | None
) -> NoReturn:
    from sayso.cli.reviewing import DECIDED, Desk

    desk = Desk(ledger, person, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.decide(lambda opened: DECIDED[what](opened, *given), because=because))


def _degrees(given: str) -> tuple[float, float]:
    try:
        lat, lon = map(float, given.split(","))
    except ValueError:
        raise typer.BadParameter(f"{given!r} is not LAT,LON", param_hint="--at") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise typer.BadParameter(f"{given!r} lies nowhere on Earth", param_hint="--at")
    return lat, lon
