"""The stories of the ledger weighed in the background, so that their pages need not wait for it.

A process of its own, which gives way to everybody, weighs the stories that have changed, those with the
newest articles first, and ends with the server; where the ledger may not be written it ends at once, and each
page weighs its story when somebody looks at it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from sayso.errors import BadLedger
from sayso.ledger import Ledger, open_ledger
from sayso.weighed import weigh_newest

AT_ONCE = 50  # stories that are weighed before they are first written: some seconds of work
MOST_AT_ONCE = 1_000  # and when there are many more: answers at hand are made anew after each writing
_PAUSE = 1.0  # seconds between two looks
_CALM = 10  # by how much it gives way to other processes


@contextmanager
def weighing(address: str) -> Iterator[None]:
    """While this lasts, the stories of the ledger are weighed as they change."""
    process = multiprocessing.get_context("spawn").Process(
        target=weigh_on, args=(address, os.getpid()), daemon=True
    )
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def weigh_on(address: str, server: int) -> None:
    """Weigh what has changed, again and again, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends this
    os.nice(_CALM)
    with suppress(BadLedger), open_ledger(address) as ledger, closing(ledger.stamp()) as stamp:
        seen = ""
        while os.getppid() == server:
            now = stamp.now()
            if now != seen:
                seen = now
                weigh_all(ledger, server)
            time.sleep(_PAUSE)


def weigh_all(ledger: Ledger, server: int) -> None:
    """Weigh all that has changed, some stories at a time and then more, while the server is there."""
    most = AT_ONCE
    while weigh_newest(ledger, most=most) and os.getppid() == server:
        most = min(2 * most, MOST_AT_ONCE)
