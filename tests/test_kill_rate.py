"""A small sample of the planted faults, the same ones each time: what was caught must stay caught."""

import pytest

from kill_rate.harness import GROUPS, Rate, measure, share

SEED = 7
FLOORS = {"form of pages": 0.99, "form of records": 0.99, "meaning": 0.6}
"""Just below what `make kill-rate` reaches; raise them with it."""


@pytest.fixture(scope="module")
def rates() -> list[Rate]:
    """Two faults of each kind."""
    return [measure(group, kind, 2, SEED) for group, kinds in GROUPS.items() for kind in kinds]


@pytest.mark.parametrize("group", FLOORS)
def test_faults_are_caught(rates: list[Rate], group: str) -> None:
    chosen = [rate for rate in rates if rate.group == group]
    missed = [f"{rate.kind}: {rate.caught} of {rate.planted}" for rate in chosen if rate.caught < rate.planted]
    assert share(chosen) >= FLOORS[group], missed


def test_every_kind_was_planted(rates: list[Rate]) -> None:
    assert len(rates) >= 40
    assert not [rate.kind for rate in rates if not rate.planted]
