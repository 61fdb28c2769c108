"""`sayso bench`: how good it is, measured on corpora."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

ALL = "all"
CORPUS = ".jsonl or .jsonl.gz with gold statements, a path or a name in SAYSO_CORPORA; see docs/corpora.md."

bench = typer.Typer(
    name="bench",
    help="Measure how good sayso is on corpora of your own; docs/corpora.md tells their format.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")]
Sample = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        show_default=False,
        help="Measure some N of the articles, always the same. Without it, as many as the floors say.",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Worker processes.")]
Corpora = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CORPUS",
        help=".jsonl or .jsonl.gz, a path or a name in SAYSO_CORPORA; see docs/corpora.md. Without any, "
        "those that --floors names.",
    ),
]
Limit = Annotated[int, typer.Option(min=0, metavar="N", help="List at most so many of them.")]
Floors = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="End with 1 when a figure lies below its floor in FILE."),
]
Raise = Annotated[
    bool, typer.Option("--raise", help="Write the figures that rose into --floors; none is lowered.")
]


@bench.command()
def quotes(
    corpora: Annotated[
        list[str] | None,
        typer.Argument(metavar="CORPUS", help=f"{CORPUS} Without any, those that --floors names."),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="List the mistakes of a kind: direct, indirect, mixed; or missed, extra, source, cue, name, "
            "speaker-kind, kind, channel, said; or both, as in direct-missed; or all.",
        ),
    ] = None,
    limit: Limit = 20,
    predictions: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=FILE", help="Another system's statements, to stand beside; may be repeated."
        ),
    ] = None,
    floors: Floors = None,
    raise_floors: Raise = False,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure who said what against gold: statements found, their speakers, channels and days.

    Exit codes: 0 done; 1 a figure fell below its floor; 2 wrong usage; 3 done, but some articles were
    refused; 4 nothing could be done.
    """
    from sayso.cli.benching import Asked, bench_quotes, kinds  # loads the rooms: kept off `--help`

    _check(corpora, errors, kinds(), floors, raise_floors)
    asked = Asked(
        corpora=tuple(corpora or ()),
        predictions=tuple(map(_named, predictions or ())),
        errors=errors,
        limit=limit,
        floors=floors,
        raises=raise_floors,
        json=json,
        jobs=jobs,
    )
    raise typer.Exit(bench_quotes(asked, out=sys.stdout, err=sys.stderr))


@bench.command()
def cues(
    corpora: Annotated[list[str], typer.Argument(metavar="CORPUS", help=CORPUS, show_default=False)],
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Show which entries of the lexicon of cues fire, how often and how precisely, and which never do.

    A firing is right when its statement matches one of the gold; "no speech" counts those of them whose cue
    in the gold is none of speech. At the end stand the gold's cues of speech that were not caught.
    """
    from sayso.cli.benching import Asked, bench_cues  # loads the rooms: kept off `--help`

    asked = Asked(corpora=tuple(corpora), json=json, jobs=jobs)
    raise typer.Exit(bench_cues(asked, out=sys.stdout, err=sys.stderr))


@bench.command()
def lineage(
    corpora: Corpora = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="List the mistakes: joined, apart, parent, root or all."),
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure copies against gold: which articles derive from one text, and from which each was taken.

    The rows are added to a new ledger one at a time, as they were published. Exit codes as of quotes.
    """
    _of_articles("lineage", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def stories(
    corpora: Corpora = None,
    errors: Annotated[
        str | None, typer.Option(metavar="KIND", help="List the mistakes: mixed, parted or all.")
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure stories against gold: which articles tell of one happening.

    The rows are added to a new ledger one at a time, as they were published. Exit codes as of quotes.
    """
    _of_articles("stories", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def headlines(
    corpora: Corpora = None,
    errors: Annotated[
        str | None, typer.Option(metavar="KIND", help="List the mistakes: label, words, alarm or all.")
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure headlines against gold: what each is to its article, and which words go without support.

    Exit codes as of quotes.
    """
    _of_articles("headlines", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def times(
    corpora: Corpora = None,
    errors: Annotated[
        str | None, typer.Option(metavar="KIND", help="List the mistakes: missed, extra, days or all.")
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure times against gold: which words name one, and which days they mean.

    Exit codes as of quotes.
    """
    _of_articles("times", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def places(
    corpora: Corpora = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="List the mistakes: missed, extra, unplaced, far or all."),
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure places against gold: which words name one, and where it lies on the map.

    Exit codes as of quotes.
    """
    _of_articles("places", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def figures(
    corpora: Corpora = None,
    errors: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="List the mistakes: killed, injured, date, unsaid or all.",
        ),
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure how many and when against the record: killed, injured and the day of what an article tells.

    Exit codes as of quotes.
    """
    _of_articles("figures", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def events(
    corpora: Corpora = None,
    errors: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="List the mistakes: missed, extra, type, factuality, actor, recipient, place, when, said "
            "or all.",
        ),
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure events against gold: which words tell one, of what type, who to whom, where, when, whose word.

    Rows without a text are joined with the corpora below SAYSO_CORPORA or beside it, as those of bench/gold.
    Exit codes as of quotes.
    """
    _of_articles("events", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


@bench.command()
def actors(
    corpora: Corpora = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="List the mistakes: missed, extra, apart, together, kind or all."),
    ] = None,
    limit: Limit = 20,
    floors: Floors = None,
    raise_floors: Raise = False,
    sample: Sample = None,
    json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Measure actors against gold: which words name one, and which of them mean the same one.

    Rows without a text are joined with the corpora below SAYSO_CORPORA or beside it, as those of bench/gold.
    Exit codes as of quotes.
    """
    _of_articles("actors", corpora, errors, limit, floors, raise_floors, sample, json, jobs)


def _of_articles(
    what: str,
    corpora: list[str] | None,
    errors: str | None,
    limit: int,
    floors: Path | None,
    raises: bool,
    sample: int | None,
    json: bool,
    jobs: int,
) -> NoReturn:
    from sayso.cli.bench_articles import BENCHES, bench_articles
    from sayso.cli.benching import Asked

    _check(corpora, errors, (ALL, *BENCHES[what].kinds), floors, raises)
    asked = Asked(
        tuple(corpora or ()),
        errors=errors,
        limit=limit,
        floors=floors,
        raises=raises,
        sample=sample,
        json=json,
        jobs=jobs,
    )
    raise typer.Exit(bench_articles(what, asked, out=sys.stdout, err=sys.stderr))


def _check(
    corpora: list[str] | None, errors: str | None, kinds: Sequence[str], floors: Path | None, raises: bool
) -> None:
    """Refuse what does not go together."""
    if not corpora and floors is None:
        raise typer.BadParameter("give a corpus, or --floors", param_hint="CORPUS")
    if raises and floors is None:
        raise typer.BadParameter("give --floors FILE, which is to be raised", param_hint="--raise")
    if errors is not None and errors not in kinds:
        raise typer.BadParameter(f"{errors!r} is none of {', '.join(kinds)}", param_hint="--errors")


def _named(prediction: str) -> tuple[str, Path]:
    name, equals, file = prediction.partition("=")
    if not (name and equals and file):
        raise typer.BadParameter(f"{prediction!r} is not NAME=FILE", param_hint="--predictions")
    return name, Path(file)
