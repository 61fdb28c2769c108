"""How long some functions take while others call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from time import perf_counter
from types import ModuleType
from typing import Any, TypeAlias

# for each name, the functions that it sums up: a module that calls one, and the name by which it does
Timed: TypeAlias = Mapping[str, Sequence[tuple[ModuleType, str]]]


class Stopwatch:
    """Seconds by name.

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
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - began

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
