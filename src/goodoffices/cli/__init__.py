"""The command line: it parses, calls `service`, and shows."""

__all__ = ["main"]


def main() -> None:
    """Runs the command line; the entry point of the `goodoffices` script."""
    from goodoffices.cli.app import run

    run()
