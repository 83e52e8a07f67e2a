"""Builds of a site as `make site` makes them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22
ENV["REPOSITORY_URL"] = REPOSITORY = "https://git.example/notes/site"


def build(folder: Path, site: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Build a site as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=folder, env=ENV | env, capture_output=True, text=True, check=False)
