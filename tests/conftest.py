"""Put the core on the path, as `hooks/check.py` finds it, and build the real site once."""

import sys
from pathlib import Path

import pytest

from building import ROOT, build

sys.path.insert(0, str(ROOT / "hooks"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests that look at it."""
    site = tmp_path_factory.mktemp("real") / "site"
    done = build(ROOT, site)
    assert done.returncode == 0, done.stderr
    return site
