#!/usr/bin/env python3
"""Builds two portals in turns, each with its own program, and prints how they compare.

    benches/beside.py --runs 5 \\
        --ours 'target/release/leitstand --content CORPUS/content build --output {out}' \\
        --peer 'zola --root PEER-CORPUS build --output-dir {out}'

Each run goes into a folder that never was ({out}), for file systems take their time to give a name or an
inode out again; all of them are removed at the end. What is printed are medians and, which alone says
something on a machine that does other things, the ratio of ours to the peer's: wall time, processor time,
the most memory. `--again` builds a second time into the same folder, with nothing changed.
"""

import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def run(command, cwd):
    """Runs a command; wall and processor seconds, and the most memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(shlex.split(command), cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command}\n{errors.decode(errors='replace')}")
    return {"wall s": wall, "cpu s": usage.ru_utime + usage.ru_stime, "MB": usage.ru_maxrss * 1024 / 1e6}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", required=True, help="the command of our build, with {out}")
    parser.add_argument("--peer", required=True, help="the command of the other's, with {out}")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--again", action="store_true", help="measure a second build, with nothing changed")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="beside-")
    measured = {"ours": [], "again": [], "peer": []}
    try:
        for number in range(options.runs + 1):
            for name, command in (("ours", options.ours), ("peer", options.peer)):
                out = os.path.join(folder, f"{name}-{number}")
                found = run(command.replace("{out}", out), None)
                again = run(command.replace("{out}", out), None) if options.again and name == "ours" else None
                # The first round warms the caches.
                if number > 0:
                    measured[name].append(found)
                    measured["again"] += [again] if again else []
        print(f"{'':8}{'ours':>10}{'peer':>10}{'ratio':>8}" + (f"{'again':>10}{'of ours':>9}" if options.again else ""))
        for key in ("wall s", "cpu s", "MB"):
            median = {name: statistics.median(one[key] for one in runs) for name, runs in measured.items() if runs}
            line = f"{key:8}{median['ours']:10.3f}{median['peer']:10.3f}{median['ours'] / median['peer']:8.2f}"
            if options.again:
                line += f"{median['again']:10.3f}{median['again'] / median['ours']:9.2f}"
            print(line)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
