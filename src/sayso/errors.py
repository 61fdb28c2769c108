"""What can go wrong.

    SaysoError
    ├── CannotRead           one source; becomes a Refusal, the others go on
    │   ├── NothingThere         the path does not exist, or the file is empty
    │   ├── NotText              binary, or bytes that no encoding explains
    │   ├── NoArticle            a page without text of its own
    │   ├── UnknownLanguage      not English
    │   ├── TooLarge             beyond a cap
    │   ├── BadRow               a .jsonl line that is not an article
    │   └── NotFetched           a URL that may not, or could not, be fetched
    │       └── ComeBack             not now: the server named the time to come back at
    ├── NotInLedger          an article, statement or actor that the ledger does not have, or several
    ├── BadQuery             a search that means nothing
    ├── CannotCorrect        a correction that would change nothing or go round in a circle
    ├── NotAllowed           what somebody's role does not include
    ├── BadAccount           a user that cannot be added or changed as asked
    ├── BadPlaceFile         a file of places that has none to add to the gazetteer
    ├── BadCorpus            a corpus, predictions or floors that cannot be counted with; stops the run
    └── Unusable             the installation itself; stops the run
        ├── NoModel              the language model is missing or damaged
        ├── NoGazetteer          its file is missing, damaged, or made by another version
        ├── WorkerDied           a worker process ended in the middle of an article
        ├── CannotServe          an address that cannot be listened on, or would be open to strangers
        ├── BadLexicon           an entry that does not fire on its own example
        └── BadLedger            the ledger; what was written before is whole
            ├── NoLedger             there is none at this address, or it lets nobody in
            │   └── ServerAway           its server does not answer
            ├── NotALedger           something else lies there, or it is damaged
            ├── LedgerTooOld         made by an older sayso; it can be upgraded
            ├── LedgerTooNew         made by a newer sayso
            ├── LedgerLocked         another program holds it
            ├── LedgerReadOnly       it may not be written
            ├── LedgerFull           there is no room on its disk
            └── LedgerNotEmpty       what it holds would be lost

A message names the thing; ``way_out`` says what to do.
"""

from __future__ import annotations

from datetime import datetime


class SaysoError(Exception):
    """Something sayso can name, with a way out."""

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(reason, way_out)  # both, so that it can be pickled between processes
        self.reason = reason
        self.way_out = way_out

    def __str__(self) -> str:
        """The reason and the way out, in one line."""
        return f"{self.reason}; {self.way_out}"


class CannotRead(SaysoError):
    """One source that cannot be read; the others go on."""


class NothingThere(CannotRead):
    """The path does not exist, or there is nothing in it."""


class NotText(CannotRead):
    """Binary, or bytes that no encoding explains."""


class NoArticle(CannotRead):
    """A page without text of its own."""


class UnknownLanguage(CannotRead):
    """The text is not in a language that sayso has lexicons for."""


class TooLarge(CannotRead):
    """Beyond a cap on size, depth or time."""


class BadRow(CannotRead):
    """A .jsonl line that is not an article."""


class NotFetched(CannotRead):
    """A URL that may not be fetched, or could not be."""


class ComeBack(NotFetched):
    """A URL that is not to be asked for before the time that the server named."""

    def __init__(self, reason: str, way_out: str, after: datetime) -> None:
        super().__init__(reason, way_out)
        self.args = (reason, way_out, after)
        self.after = after  # in UTC


class NotInLedger(SaysoError):
    """What was asked for by an id or a name is not in the ledger, or is several things."""


class CannotCorrect(SaysoError):
    """A correction that would change nothing, or that cannot be made as it was asked for."""


class NotAllowed(SaysoError):
    """What the role of who asked does not include."""


class BadAccount(SaysoError):
    """A user that cannot be added, changed or removed as it was asked for."""


class BadPlaceFile(SaysoError):
    """A file of places that cannot be read, has none, or does not say which of its columns hold them."""


class BadCorpus(SaysoError):
    """A corpus, a system's predictions or floors that cannot be counted with."""


class BadQuery(SaysoError):
    """A search that means nothing: no words and no filter, or a filter without a meaning."""


class Unusable(SaysoError):
    """The installation itself; nothing can be done until it is mended."""


class NoModel(Unusable):
    """The language model is missing or damaged."""


class NoGazetteer(Unusable):
    """The gazetteer's file is missing, damaged, or made by another version."""


class CannotServe(Unusable):
    """An address that cannot be listened on, or where strangers could look at the ledger."""


class BadLexicon(Unusable):
    """A lexicon file that cannot be read, or an entry that contradicts its own example."""


class BadLedger(Unusable):
    """The ledger cannot be used; what was written before is whole."""


class NoLedger(BadLedger):
    """There is no ledger at this address, or it lets nobody in."""


class ServerAway(NoLedger):
    """The ledger's server does not answer."""


class NotALedger(BadLedger):
    """Something else lies there, or the ledger is damaged."""


class LedgerTooOld(BadLedger):
    """The ledger was made by an older sayso."""


class LedgerTooNew(BadLedger):
    """The ledger was made by a newer sayso."""


class LedgerLocked(BadLedger):
    """Another program holds the ledger."""


class LedgerReadOnly(BadLedger):
    """The ledger may not be written."""


class LedgerFull(BadLedger):
    """There is no room on the disk of the ledger."""


class LedgerNotEmpty(BadLedger):
    """What the ledger holds would be lost."""
