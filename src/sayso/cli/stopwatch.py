"""How long the processor works on some functions while others call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from time import process_time
from types import ModuleType
from typing import Any, TypeAlias

# for each name, the functions that it sums up: a module that calls one, and the name by which it does
Timed: TypeAlias = Mapping[str, Sequence[tuple[ModuleType, str]]]


class Stopwatch:
    """Seconds of processor time of this process, by name: other work on the machine does not count.

    >>> watch = Stopwatch()
    >>> with watch.running("nothing"):
    ...     pass
    >>> watch.seconds["nothing"] < 1
    True
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Time what is done meanwhile."""
        began = process_time()
        try:
            yield
        finally:
            self.seconds[name] += process_time() - began

    @contextmanager
    def over(self, timed: Timed) -> Iterator[None]:
        """Time these functions meanwhile, in this process; each is put back behind."""
        places = [(name, module, function) for name, of in timed.items() for module, function in of]
        before = [getattr(module, function) for _, module, function in places]
        for (name, module, function), own in zip(places, before, strict=True):
            setattr(module, function, self._watched(name, own))
        try:
            yield
        finally:
            for (_, module, function), own in zip(places, before, strict=True):
                setattr(module, function, own)

    def _watched(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def watched(*given: Any, **named: Any) -> Any:
            with self.running(name):
                return function(*given, **named)

        return watched
