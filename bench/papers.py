"""How long a year-end summary takes, beside LibreOffice converting the same words from .docx.

    .venv/bin/python -m bench.papers [--units 10 50 200] [--rounds 3] [--memory 2000]

Builds the summary of a bloc (20 measures) in a database of its own, then draws it in interleaved
rounds, every process under the same limit of memory (MB of address space) and of time. Prints
medians and ratios of one run. Needs soffice: apt-get install --no-install-recommends
libreoffice-writer

build     reading the data and building the paper, in a process already running
warm      drawing it in a process already running, as the worker does
cold      drawing it in a process of its own
soffice   soffice --headless --convert-to pdf, a process of its own
"""

import argparse
import os
import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS_ALLOWED = 300
COLUMNS = ("build", "warm", "cold", "soffice", "warm/so", "cold/so", "cold MB", "so MB")


def main():
    options = parse_options()
    if not shutil.which("soffice"):
        sys.exit("soffice is missing: apt-get install --no-install-recommends libreoffice-writer")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
        print(f"{'units':>5}", *(f"{column:>8}" for column in COLUMNS))
        for units in options.units:
            report(units, measure(units, Path(folder), options))


def parse_options():
    parser = argparse.ArgumentParser(description="A summary as PDF, in ratios of one run.")
    parser.add_argument("--units", type=int, nargs="+", default=[10, 50, 200])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=2000, metavar="MB")
    return parser.parse_args()


def measure(units, folder, options):
    """Seconds and megabytes by column, one of each a round."""
    from bench import docx, summary_paper  # noqa: PLC0415 needs the database's address

    kept, word = folder / f"{units}.pickle", folder / f"{units}.docx"
    pk = summary_paper.make_summary(units)
    found = {column: [] for column in COLUMNS}
    for _ in range(options.rounds):
        seconds, paper = timed(summary_paper.build, pk)
        found["build"].append(seconds)
        found["warm"].append(timed(summary_paper.render_pdf, paper)[0])
        kept.write_bytes(pickle.dumps(paper))
        docx.write_docx(paper, word)
        ours = [sys.executable, "-m", "bench.summary_paper", str(kept)]
        for seconds, megabytes, command in (
            ("cold", "cold MB", ours),
            ("soffice", "so MB", soffice(folder, word)),
        ):
            took, peak = limited(command, options.memory)
            found[seconds].append(took)
            found[megabytes].append(peak)
    return found


def soffice(folder, word):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = ["--convert-to", "pdf", "--outdir", str(folder), str(word)]
    return ["soffice", profile, "--headless", "--norestore", *out]


def timed(work, argument):
    start = time.perf_counter()
    result = work(argument)
    return time.perf_counter() - start, result


def limited(command, megabytes):
    """Run `command` within limits: its wall time, and the most memory it held, in MB."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_ALLOWED,) * 2)

    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, preexec_fn=limit, **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def report(units, found):
    at = {column: statistics.median(values) for column, values in found.items() if values}
    at["warm/so"], at["cold/so"] = (at[name] / at["soffice"] for name in ("warm", "cold"))
    places = {"cold MB": 0, "so MB": 0}
    print(f"{units:5}", *(f"{at[column]:8.{places.get(column, 2)}f}" for column in COLUMNS))


if __name__ == "__main__":
    main()
