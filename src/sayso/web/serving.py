"""The server: the application on an address, until it is stopped."""

from __future__ import annotations

import uvicorn

from sayso.web.app import made_app
from sayso.web.desk import Setup


def serve(setup: Setup, *, host: str, port: int) -> None:
    """Serve the ledger until interrupted."""
    uvicorn.run(made_app(setup), host=host, port=port, log_level="warning", server_header=False)
