"""Imported before torch: how threads wait, and where the package lies."""

import os
import sys
from pathlib import Path

# Threads that wait by spinning stall thirtyfold when another process uses one of two cores; set before torch loads.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "0")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
