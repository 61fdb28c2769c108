"""The command line: one file for each command; the exit codes live here.

In come arguments and standard input; out go reports on standard output, refusals and progress on standard
error. No traceback reaches a user: what sayso cannot name is one line that asks to be reported.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import typer

from sayso.cli.actor import actor
from sayso.cli.add import add
from sayso.cli.backup import backup, restore
from sayso.cli.bench import bench
from sayso.cli.doctor import doctor
from sayso.cli.exits import Exit
from sayso.cli.export import export
from sayso.cli.gazetteer import gazetteer
from sayso.cli.read import read
from sayso.cli.redact import redact
from sayso.cli.review import review
from sayso.cli.schema import schema
from sayso.cli.search import search
from sayso.cli.serve import serve
from sayso.cli.stories import stories
from sayso.cli.story import story
from sayso.cli.user import user
from sayso.cli.versions import versions
from sayso.cli.watch import watch
from sayso.settings import SETTINGS, settings_from

_ENVIRONMENT = "\n\n".join(f"{s.name}: {s.help} Default: {s.default}." for s in SETTINGS)

app = typer.Typer(
    name="sayso",
    help="On whose say-so? Reads news and shows who said what, in which words, through which channel, when.",
    epilog=f"Environment: {_ENVIRONMENT}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(add)
app.command()(watch)
app.command()(versions)
app.command()(export)
app.command()(stories)
app.command()(story)
app.command()(search)
app.command()(serve)
app.command()(actor)
app.command()(redact)
app.command()(schema)
app.command()(doctor)
app.command()(backup)
app.command()(restore)
app.add_typer(review)
app.add_typer(user)
app.add_typer(gazetteer)
app.add_typer(bench)


@app.callback()
def _sayso() -> None:
    """Keep `sayso read` a command of its own however few commands there are."""


def main() -> None:
    """Run the command line; whatever goes wrong ends in one line and an exit code."""
    _one_thread_each()
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(Exit.INTERRUPTED) from None
    except Exception as error:
        if settings_from(os.environ, home=Path.home()).traceback:
            traceback.print_exc()
        what = " ".join(f"{type(error).__name__}: {error}".split())
        print(f"sayso: an error in sayso itself ({what}); please report it", file=sys.stderr)
        raise SystemExit(Exit.NOTHING) from None


def _one_thread_each() -> None:
    # numpy's BLAS starts a thread a core in every process: with -j they fight, and one is as fast here
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
