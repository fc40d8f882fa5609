"""Lets the tests of this folder use the servers of `store.servers`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
