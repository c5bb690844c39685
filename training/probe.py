"""Writes the built-in probe, what the shipped model reads in a few sentences: `python training/probe.py`.

`goodoffices doctor` reads the same sentences on the user's machine and compares.
"""

# ruff: noqa: T201
from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src")]

from goodoffices.language import load  # noqa: E402
from goodoffices.language.onnx_model import OnnxModel  # noqa: E402

TEXTS = (
    "The Armenian and Azerbaijani foreign ministers met with the Minsk Group co-chairs in Geneva on 16 January.",
    "“We have not agreed on a date,” said Lt. Gen. J. Orr, the envoy's deputy, in St. Petersburg. He wouldn't say "
    "more.",
    "CEASEFIRE TALKS TO RESUME IN VIENNA NEXT WEEK",
    "Secretary of State for Foreign Affairs Ann Orr is expected to host her counterparts, but no visit was confirmed.",
    "Neither side attended the meeting that had been scheduled for Friday; instead, monitors of the OSCE counted 12 "
    "breaches near the line of contact.",
)


def main() -> None:
    """Reads and writes."""
    model = load(threads=1)
    assert isinstance(model, OnnxModel)
    cases = [{"text": text, "reading": model.outline(text)} for text in TEXTS]
    path = HERE.parent / "src/goodoffices/language/data/probe.json"
    made = {"version": model.version, "cases": cases}
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(path, model.version)


if __name__ == "__main__":
    main()
