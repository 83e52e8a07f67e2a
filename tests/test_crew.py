"""Work shared among processes comes back whole, in order, whatever becomes of a process."""

import os
import signal
import time

import pytest

import crew
from crew import Begun, share

HERE = os.getpid()
ITEMS = range(1000)


def _where(item: int) -> tuple[int, int]:
    return item, os.getpid()


def _only_here(item: int) -> int:
    if os.getpid() != HERE:
        os._exit(1)
    return -item


def _killed_while_it_sends(item: int) -> bytes:
    """Return what a pipe cannot take at once; its last piece begins the end of the process that sends it."""
    if os.getpid() != HERE and item == ITEMS[-1]:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, 0.2)
    if os.getpid() == HERE and item == ITEMS[-2]:
        time.sleep(0.5)
    return bytes([item % 251]) * 10_000


def _not_seven(item: int) -> int:
    if item == 7:
        raise ValueError(item)
    return item


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: 2)


def test_every_processor_takes_a_part_and_the_order_stays() -> None:
    made = share(_where, ITEMS)
    assert [item for item, _ in made] == list(ITEMS)
    assert len({process for _, process in made}) == 2


def test_a_few_items_are_not_worth_a_process() -> None:
    assert {process for _, process in share(_where, range(99))} == {HERE}


def test_what_a_process_does_not_deliver_is_made_here() -> None:
    assert share(_only_here, ITEMS) == [-item for item in ITEMS]
    assert share(_killed_while_it_sends, ITEMS) == [bytes([item % 251]) * 10_000 for item in ITEMS]


def test_where_no_process_can_be_had_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none)
    assert {process for _, process in share(_where, ITEMS)} == {HERE}


@pytest.mark.parametrize("first", [0, 1, 6])
def test_an_error_is_the_same_wherever_it_happens(first: int) -> None:
    with pytest.raises(ValueError, match="7"):
        share(_not_seven, range(first, 500))


def test_what_is_begun_is_made_elsewhere_meanwhile() -> None:
    begun = Begun(os.getpid)
    assert begun.result == begun.result != HERE


def test_nobody_waits_for_what_is_not_ready() -> None:
    begun = Begun(lambda: time.sleep(5))
    assert not begun.is_ready


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_wanted_here_is_made_once_it_is_asked_for(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: processors)
    asked = list[int]()

    def make() -> int:
        asked.append(1)
        return os.getpid()

    begun = Begun(make, here=processors == 2)
    assert begun.is_ready
    assert not asked
    assert begun.result == begun.result == HERE
    assert len(asked) == 1


def test_what_a_process_had_begun_and_did_not_deliver_is_made_here() -> None:
    assert Begun(lambda: _only_here(3)).result == -3
