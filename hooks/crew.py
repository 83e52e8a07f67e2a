"""Share work among the processors, and keep Python from looking for garbage meanwhile."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_WORTH = 50
"""Fewer items for each processor are done sooner than a process is started."""


def share(function: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """Return what `map` does, made by as many processes as there are processors, where processes can be forked.

    What a process does not deliver, for whatever reason, is made here.
    """
    count = min(_processors(), len(items) // _WORTH)
    if count < 2:
        return list(map(function, items))
    parts = [items[first::count] for first in range(count)]
    waiting = [_start(function, part) for part in parts[1:]]
    made = [list(map(function, parts[0]))]
    made += [_received(end) or list(map(function, part)) for end, part in zip(waiting, parts[1:], strict=True)]
    return [made[index % count][index // count] for index in range(len(items))]


class Begun(Generic[Made]):
    """Something made meanwhile in a process of its own, or `here` once it is asked for: if so wanted, or if need be."""

    def __init__(self, make: Callable[[], Made], *, here: bool = False) -> None:
        self._make = make
        self._end = None if here or _processors() < 2 else _start(lambda _: make(), [None])

    @property
    def is_ready(self) -> bool:
        """Whether asking for it costs no waiting that could be saved."""
        return self._end is None or bool(self._end.poll())

    @cached_property
    def result(self) -> Made:
        """What was made."""
        made = _received(self._end) if self._end else None
        return made[0] if made else self._make()


def _processors() -> int:
    # Elsewhere a process begins with nothing read, or must not be forked.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start(function: Callable[[Item], Made], items: Sequence[Item]) -> Any:  # noqa: ANN401 - a Connection, which has no name to import
    from multiprocessing import get_context  # noqa: PLC0415 - takes long, and a small site needs none

    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)

    def work() -> None:
        # Held open here, the end that is read would keep this process waiting after the other one's death.
        mine.close()
        made = list(map(function, items))
        with suppress(BrokenPipeError):  # nobody waits for it any more
            theirs.send(made)

    with suppress(OSError):  # no process can be had
        context.Process(target=work, daemon=True).start()
    theirs.close()
    return mine


def _received(end: Any) -> list[Any] | None:  # noqa: ANN401
    try:
        made: list[Any] = end.recv()
    except (EOFError, OSError):
        return None
    return made


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for no garbage: what is made here is kept, and looking through it costs a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
