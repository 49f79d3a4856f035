"""Reads thousands of spoiled files and prints what became of them (see scripts/fuzz)."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from learnt.engine.confinement import Limits
from tests.unit.engine.formats.mutations import MUTATIONS, Outcomes, fuzz, mutated


def main() -> int:
    """Fuzz as the command line says. 0: an answer or a message for each file; 1: some file had none."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=5_000, help="files, over all formats (5000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other files (1)")
    parser.add_argument("--format", choices=sorted(MUTATIONS), action="append", help="only this; may be repeated")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="files read at once (1)")
    parser.add_argument("--seconds", type=float, default=60, help="limit for each file (60)")
    parser.add_argument("--keep", type=Path, help="a folder for the files that had neither answer nor message")
    chosen = parser.parse_args()
    forms = chosen.format or sorted(MUTATIONS)
    outcomes, limits = Outcomes(), Limits(seconds=chosen.seconds, cpu_seconds=int(chosen.seconds))
    with ThreadPoolExecutor(chosen.jobs) as pool:
        each = chosen.count // len(forms)
        list(pool.map(lambda form: fuzz(form, each, chosen.seed, limits, outcomes, whole=True), forms))
    sys.stdout.write(outcomes.table() + "\n")
    for form, number, outcome, message in outcomes.faults:
        sys.stderr.write(f"{form} {number} (seed {chosen.seed}): {outcome}: {message}\n")
        if chosen.keep:
            chosen.keep.mkdir(exist_ok=True)
            (chosen.keep / f"{chosen.seed}-{number}.{form}").write_bytes(mutated(form, chosen.seed, number, whole=True))
    return 1 if outcomes.faults else 0


if __name__ == "__main__":
    sys.exit(main())
