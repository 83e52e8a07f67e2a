"""Share work among the processors, and keep Python from looking for garbage meanwhile."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from queue import SimpleQueue
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_WORTH = 50
"""Fewer items for each processor are done sooner than a process is started."""
_PART = 20
"""So many items are taken at a time: the last ones do not keep all others waiting."""
_BYTES = 4
"""Of a part's number."""
_WIDTH = 1_000_000
"""Bytes that are sent before they are taken."""


def share(function: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """Return what `map` does, made by as many processes as there are processors, where processes can be forked.

    Each takes a part when it has done one. What a process does not deliver, for whatever reason, is made here.
    """
    count = min(_processors(), len(items) // _WORTH)
    if count < 2:
        return list(map(function, items))
    parts = [items[first : first + _PART] for first in range(0, len(items), _PART)]
    to_take = _numbers(len(parts))
    others = [Ahead(partial(_take, to_take, function, parts)) for _ in range(count - 1)]
    mine = {number: list(map(function, parts[number])) for number in _taken(to_take)}
    os.close(to_take)
    told = (mine.get(number) or _told(others, str(number)) for number in range(len(parts)))
    return [made for part, done in zip(parts, told, strict=True) for made in done or map(function, part)]


def _numbers(count: int) -> int:
    """Return the end of a pipe that holds so many numbers: whoever reads one has it alone."""
    out, in_ = os.pipe()
    for number in range(count):
        os.write(in_, number.to_bytes(_BYTES, "big"))
    os.close(in_)
    return out


def _taken(numbers: int) -> Iterator[int]:
    while taken := os.read(numbers, _BYTES):
        yield int.from_bytes(taken, "big")


def _take(numbers: int, function: Callable[[Item], Made], parts: Sequence[Sequence[Item]], teller: "Teller") -> None:
    for number in _taken(numbers):
        teller.tell(str(number), list(map(function, parts[number])))


def _told(others: "Sequence[Ahead]", name: str) -> Any:  # noqa: ANN401 - anything
    return next((told for other in others if (told := other.get(name))), None)


class Teller:
    """The side of the process that was started: it never waits for the other one to listen."""

    def __init__(self, ear: Any, mouth: Any) -> None:  # noqa: ANN401 - Connections, which have no name to import
        self._ear, self._mouth, self._to_tell = ear, mouth, SimpleQueue[tuple[str, Any] | None]()
        self._thread = Thread(target=self._send, daemon=True)
        self._thread.start()

    def tell(self, name: str, made: Any) -> None:  # noqa: ANN401 - anything
        """Send what was made, under a name; raise `EOFError` if nobody is left to be told."""
        if not self._thread.is_alive():
            raise EOFError
        self._to_tell.put((name, made))

    def heard(self) -> Iterator[Any]:
        """Yield what the other side sends, up to None; raise `EOFError` if there is no other side any more."""
        return iter(self._ear.recv, None)

    def close(self) -> None:
        """Wait until all is sent."""
        self._to_tell.put(None)
        self._thread.join()

    def _send(self) -> None:
        try:
            with suppress(OSError):  # nobody waits for it any more
                for told in iter(self._to_tell.get, None):
                    self._mouth.send(told)
        finally:
            self._mouth.close()


class Ahead:
    """Things made ahead of need by a process of its own, which runs `work` and tells each under a name.

    Without a process (`here`, or where none can be had) nothing is ever told: who asks must be able to make it himself.
    """

    def __init__(self, work: Callable[[Teller], None], *, here: bool = False) -> None:
        self._told: dict[str, Any] = {}
        self._ear: Any
        self._mouth: Any
        self._ear, self._mouth = (None, None) if here or _processors() < 2 else _start(work)

    def get(self, name: str, *, last: str = "", wait: bool = True) -> Any:  # noqa: ANN401 - anything
        """Return, once, what was told under a name; None if it was not yet and nobody shall `wait`, or never will be.

        After `last`, it never will be.
        """
        while self._ear and not {name, last} & self._told.keys() and (wait or self._ear.poll()):
            try:
                told, made = self._ear.recv()
                self._told[told] = made
            except (EOFError, OSError):
                self._ear = None
        return self._told.pop(name, None)

    def send(self, item: Any) -> None:  # noqa: ANN401 - anything
        """Send something to the process, if there is one."""
        with suppress(OSError):  # it is no more
            if self._mouth:
                self._mouth.send(item)


def _processors() -> int:
    # Elsewhere a process begins with nothing read, or must not be forked.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _start(work: Callable[[Teller], None]) -> tuple[Any, Any]:
    from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415 - Linux alone has it
    from multiprocessing import get_context  # noqa: PLC0415 - takes long, and a small site needs none

    context = get_context("fork")
    (mine, told), (heard, sent) = context.Pipe(duplex=False), context.Pipe(duplex=False)
    for end in (told, sent):
        with suppress(OSError):  # a wider pipe, so that fewer are waited for, is not to be had
            fcntl(end.fileno(), F_SETPIPE_SZ, _WIDTH)

    def run() -> None:
        # Held open here, these ends would keep this process waiting after the other one's death.
        mine.close()
        sent.close()
        signal(SIGINT, SIG_IGN)  # who stops the other one stops this one by it
        # What this one cannot make is made by the other one, and an error is told there.
        with suppress(Exception), undisturbed():
            teller = Teller(heard, told)
            work(teller)
            teller.close()

    # Who looks for garbage writes to all that it looks at, and what was shared with the other process is copied.
    gc.freeze()
    with suppress(OSError):  # no process can be had
        context.Process(target=run, daemon=True).start()
    told.close()
    heard.close()
    return mine, sent


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for no garbage now, and never for what there is at the end: looking costs a fifth of the time.

    Not for what lives long: it would grow.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
