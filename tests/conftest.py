"""Put the core on the path, as `hooks/check.py` finds it, and build the real site once.

Generated examples are the same in every run, so that a red run means a change; `HYPOTHESIS_PROFILE=explore make test`
looks for new ones.
"""

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from building import ROOT, build

sys.path.insert(0, str(ROOT / "hooks"))

# What tests remember is nobody's: each run begins without it.
_CACHE = tempfile.TemporaryDirectory()
os.environ["SOURCEBOOK_CACHE"] = _CACHE.name

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("explore")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests that look at it."""
    site = tmp_path_factory.mktemp("real") / "site"
    done = build(ROOT, site)
    assert done.returncode == 0, done.stderr
    return site
