"""Put the core on the path, as `hooks/check.py` finds it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))
