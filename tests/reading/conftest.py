"""A server of our own for whoever fetches."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.reading.serving import Net, Site


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def net(site: Site) -> Net:
    return Net(site.server_port)
