"""Made articles that a process of its own adds, for the tests that disturb it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from multiprocessing.process import BaseProcess

from sayso.errors import BadLedger
from sayso.ledger import Findings, open_ledger
from sayso.model import Capture
from tests.ledger.made import FOLDER, NOW, capture, found, place, said

ARTICLES = 200
PEOPLE = ("Jelena Simić", "Amir Begić", "Vesna Perić")


@cache
def article(number: int) -> tuple[Capture, Findings]:
    """The article of this number; it shares people, a place and a channel with the others."""
    person, other = PEOPLE[number % 3], PEOPLE[(number + 1) % 3]
    text = (
        f"Dam {number} holds\n\nThe dam number {number} was sound, {person} said at Foča.\n\n"
        f"Cracks were seen in wall {number // 2}, {other} wrote on Telegram."
    )
    statements = (
        said(text, f"The dam number {number} was sound", person),
        said(text, f"Cracks were seen in wall {number // 2}", other, channel="Telegram"),
    )
    places = (place(text, "Foča", 43.5, 18.8),)
    return (
        capture(text, source=f"{number}.txt", url=f"https://lantern.example/{number}"),
        found(text, statements=statements, places=places),
    )


def add(address: str, numbers: Sequence[int], told: Callable[[int], object] = lambda _: None) -> None:
    """Add the articles of these numbers, as `sayso add` does: what is there already is passed over."""
    with open_ledger(address, write=True) as ledger:
        for number in numbers:
            delivered, findings = article(number)
            if ledger.already(delivered, folder=FOLDER, made_by=findings.made_by["digest"]) is None:
                ledger.keep(delivered, findings, folder=FOLDER, now=NOW)
            told(number)


class Adder:
    """A process that adds articles and tells of each."""

    def __init__(self, address: str, numbers: Sequence[int]) -> None:
        for number in numbers:
            article(number)  # made once, before the fork
        self._read, write = os.pipe()
        fork = multiprocessing.get_context("fork")
        self.process: BaseProcess = fork.Process(target=self._run, args=(address, numbers, write))
        self.process.start()
        os.close(write)

    def _run(self, address: str, numbers: Sequence[int], write: int) -> None:
        add(address, numbers, lambda number: os.write(write, struct.pack("i", number)))

    def told(self) -> Iterator[int]:
        """The numbers of the articles that are added, as they are."""
        while len(told := os.read(self._read, 4)) == 4:
            yield struct.unpack("i", told)[0]

    def after(self, articles: int) -> None:
        """Wait until so many are added, or all of them."""
        for count, _ in enumerate(self.told(), 1):
            if count == articles:
                return

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for its end and give its exit code; minus the signal that ended it."""
        self.process.join(120)
        os.close(self._read)
        assert self.process.exitcode is not None
        return self.process.exitcode


def as_nobody(work: Callable[[], object]) -> str:
    """What becomes of the work when a user without any right does it: "done" or the error, in words."""
    return elsewhere(work, before=lambda: (os.setgid(65534), os.setuid(65534)))


def elsewhere(work: Callable[[], object], *, before: Callable[[], object] = lambda: None) -> str:
    """What becomes of the work in a process of its own: "done", or the name and the words of a BadLedger."""
    with _pipe() as (read, write):
        pid = os.fork()
        if pid == 0:
            try:
                before()
                said = _outcome(work)
                os.write(write, pickle.dumps(said))
            finally:
                os._exit(0)
        os.close(write)
        with os.fdopen(os.dup(read), "rb") as pipe:
            told = pipe.read()
        os.waitpid(pid, 0)
        return str(pickle.loads(told)) if told else "died"


def _outcome(work: Callable[[], object]) -> str:
    try:
        work()
    except BadLedger as error:
        return f"{type(error).__name__}: {error}"
    except BaseException as error:
        return f"a traceback: {type(error).__name__}: {error}"
    return "done"


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    try:
        yield read, write
    finally:
        os.close(read)
