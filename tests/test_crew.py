"""Work shared among processes comes back whole, in order, whatever becomes of a process."""

import os

import pytest

from crew import share

HERE = os.getpid()
ITEMS = range(1000)


def _where(item: int) -> tuple[int, int]:
    return item, os.getpid()


def _only_here(item: int) -> int:
    if os.getpid() != HERE:
        os._exit(1)
    return -item


def _not_seven(item: int) -> int:
    if item == 7:
        raise ValueError(item)
    return item


def test_every_processor_takes_a_part_and_the_order_stays() -> None:
    made = share(_where, ITEMS)
    assert [item for item, _ in made] == list(ITEMS)
    assert len({process for _, process in made}) == min(len(os.sched_getaffinity(0)), 20)


def test_a_few_items_are_not_worth_a_process() -> None:
    assert {process for _, process in share(_where, range(99))} == {HERE}


def test_what_a_process_does_not_deliver_is_made_here() -> None:
    assert share(_only_here, ITEMS) == [-item for item in ITEMS]


@pytest.mark.parametrize("first", [0, 1, 6])
def test_an_error_is_the_same_wherever_it_happens(first: int) -> None:
    with pytest.raises(ValueError, match="7"):
        share(_not_seven, range(first, 500))
