"""What comes out does not tell which database it lay in."""

from __future__ import annotations

import pytest

from sayso.export.rows import FORMATS, exported
from sayso.ledger import Ledger, open_ledger
from tests.export.rows.made import fill
from tests.ledger.conftest import NO_SERVER
from tests.servers import postgres, programs


def test_postgresql_and_sqlite_give_the_same_bytes(ledger: Ledger) -> None:
    at = programs()
    if at is None:
        pytest.skip(NO_SERVER)
    with postgres(at) as server, open_ledger(server.make("exports"), write=True) as other:
        fill(other)
        for name, format_ in FORMATS.items():
            for kind in format_.kinds:
                there, here = (b"".join(exported(source, kind, name)) for source in (other, ledger))
                assert there == here, (kind, name)
