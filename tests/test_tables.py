"""Tables as others read them: what our check calls sound is sound to Frictionless, and refused once it is spoiled."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from building import ROOT
from site_files import SITES

FOLDERS = {"real": ROOT / "docs" / "data", "vaccine": SITES / "vaccine" / "docs" / "data"}


def _validated(folder: Path) -> dict[str, Any]:
    """What Frictionless says of a package; the command line, since its modules warn while they load."""
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json", "--json"]
    out = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    return dict(json.loads(out))


@pytest.mark.parametrize("name", FOLDERS)
def test_package_is_sound(name: str) -> None:
    said = _validated(FOLDERS[name])
    assert said["valid"], [said["errors"], [task["errors"] for task in said["tasks"]]]
    assert {task["name"] for task in said["tasks"]} == {path.stem for path in FOLDERS[name].glob("*.csv")}


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        ("plans.csv", "2000000", "2 million"),
        ("plans.csv", "year,told", "told,year"),
        ("protection.csv", ",over,", ",roughly,"),
        ("datapackage.json", '"type": "yearmonth"', '"type": "month"'),
    ],
)
def test_spoiled_package_is_refused(tmp_path: Path, file: str, find: str, replace: str) -> None:
    folder = Path(shutil.copytree(FOLDERS["vaccine"], tmp_path / "data"))
    text = (folder / file).read_text(encoding="utf-8")
    assert find in text
    (folder / file).write_text(text.replace(find, replace), encoding="utf-8")
    assert not _validated(folder)["valid"]
