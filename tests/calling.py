"""The command line called as a person or a program calls it, for its tests."""

from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

import pytest

from sayso.cli import main


@dataclass
class Done:
    """What one call of the command left behind."""

    returncode: int
    stdout: bytes
    stderr: bytes


def sayso(*arguments: object, stdin: bytes = b"", **environment: str) -> Done:
    """The command, run in this process, where the model is loaded once for all tests."""
    out, err, given = (
        io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in (b"", b"", stdin)
    )
    with (
        mock.patch.object(sys, "argv", ["sayso", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", given),
        mock.patch.dict(os.environ, environment),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Done(int(ended.value.code or 0), *(written(stream) for stream in (out, err)))


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def interruptible() -> None:
    """Let a program that is started hear an interrupt, also where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
