"""Work shared among processes comes back whole, in order, whatever becomes of a process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import crew
from crew import Ahead, Teller, share

HERE = os.getpid()
HOOKS = Path(crew.__file__).parent
ITEMS = range(1000)


def _where(item: int) -> tuple[int, int]:
    time.sleep(0.001)
    return item, os.getpid()


def _only_here(item: int) -> int:
    if os.getpid() != HERE:
        os._exit(1)
    return -item


def _killed_at_work(item: int) -> bytes:
    """Return what a pipe cannot take at once; another process ends soon after it has begun."""
    if os.getpid() != HERE and signal.getitimer(signal.ITIMER_REAL)[0] == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, 0.1)
    time.sleep(0.001)
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
    assert share(_killed_at_work, ITEMS) == [bytes([item % 251]) * 10_000 for item in ITEMS]


def test_where_no_process_can_be_had_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none)
    assert {process for _, process in share(_where, ITEMS)} == {HERE}


@pytest.mark.parametrize("first", [0, 1, 6])
def test_an_error_is_the_same_wherever_it_happens(first: int) -> None:
    with pytest.raises(ValueError, match="7"):
        share(_not_seven, range(first, 500))


def _where_and_back(teller: Teller) -> None:
    teller.tell("where", os.getpid())
    for item in teller.heard():
        teller.tell(f"{item}", item * 2)
    teller.tell("last", "told")


def test_what_is_made_ahead_is_made_elsewhere() -> None:
    assert Ahead(_where_and_back).get("where") not in (HERE, None)


def test_what_is_sent_comes_back() -> None:
    ahead = Ahead(_where_and_back)
    for item in (3, 4, None):
        ahead.send(item)
    assert [ahead.get("4"), ahead.get("3"), ahead.get("5", last="last"), ahead.get("last")] == [8, 6, None, "told"]
    assert ahead.get("never") is None


def test_nobody_waits_for_what_is_not_ready() -> None:
    assert Ahead(lambda _: time.sleep(5)).get("anything", wait=False) is None


def test_neither_side_waits_for_the_other_to_listen() -> None:
    """Both send at once what no pipe can hold."""
    large = bytes(5_000_000)

    def work(teller: Teller) -> None:
        teller.tell("large", large)
        teller.tell("heard", list(teller.heard()))

    ahead = Ahead(work)
    ahead.send(large)
    ahead.send(None)
    assert ahead.get("heard") == [large]
    assert ahead.get("large") == large


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_wanted_here_is_never_told(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_processors", lambda: processors)
    ahead = Ahead(_where_and_back, here=processors == 2)
    ahead.send(1)
    assert ahead.get("where") is None


def test_what_a_process_does_not_live_to_tell_is_not_waited_for() -> None:
    def work(teller: Teller) -> None:
        next(teller.heard())
        os._exit(1)

    ahead = Ahead(work)
    for _ in range(3):
        ahead.send(bytes(2_000_000))
    assert ahead.get("anything") is None


def test_what_cannot_be_told_is_not_waited_for() -> None:
    def work(teller: Teller) -> None:
        teller.tell("no bytes", lambda: 0)
        list(teller.heard())

    assert Ahead(work).get("anything") is None


def test_who_stops_the_other_process_stops_this_one_by_it() -> None:
    def work(teller: Teller) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        teller.tell("alive", True)  # noqa: FBT003

    assert Ahead(work).get("alive")


def test_an_error_elsewhere_is_not_told_twice(capfd: pytest.CaptureFixture[str]) -> None:
    def work(_: Teller) -> None:
        raise ValueError

    assert Ahead(work).get("anything") is None
    assert capfd.readouterr().err == ""


KILLED = """
import crew, os, pathlib, sys
crew._processors = lambda: 2
def work(teller):
    teller.tell("process", os.getpid())
    list(teller.heard())
    pathlib.Path(sys.argv[1]).touch()
print(crew.Ahead(work).get("process"), flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_process_ends_when_nobody_is_left_to_tell(tmp_path: Path) -> None:
    """The one that started it is killed: no other holds the ends of its pipes, and its work is not done half."""
    command = [sys.executable, "-c", KILLED, str(tmp_path / "done")]
    ran = subprocess.run(command, cwd=HOOKS, capture_output=True, text=True, check=False)
    deadline = time.monotonic() + 10
    while _is_alive(int(ran.stdout)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(int(ran.stdout))
    assert not (tmp_path / "done").exists()


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
