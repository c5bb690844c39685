"""`python -m goodoffices.packs` compiles the shipped packs; `--check` only tells whether that would change them."""

from __future__ import annotations

import sys

from goodoffices.packs.store import compile_shipped, stale


def main(arguments: list[str]) -> int:
    """Compile or check.

    Args:
        arguments: Words after the command.

    Returns:
        1 when `--check` finds a pack whose compiled form is not that of its YAML, else 0.
    """
    if "--check" in arguments:
        changed = stale()
        sys.stderr.writelines(f"{name}: compile it: python -m goodoffices.packs\n" for name in changed)
        return int(bool(changed))
    compile_shipped()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
