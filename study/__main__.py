"""The entry point of `study` and `python -m study`."""

import gc
import sys

# Collecting while modules load costs a tenth of the start; the app turns it on again after its first screen.
gc.disable()


def main() -> int:
    """Run the command line; the exit code."""
    from study.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
