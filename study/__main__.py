"""The entry point of `study` and `python -m study`."""

import gc
import sys

# Collecting while modules load costs a tenth of the start; the app turns it on again after its first screen.
gc.disable()


def main() -> int:
    """Run the command line; the exit code."""
    from study.cli import run

    try:
        return run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - the one outermost handler: it saves and reports
        from study.crash import report

        return report(error)


if __name__ == "__main__":
    sys.exit(main())
