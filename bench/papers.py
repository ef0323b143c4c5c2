"""How long papers take, beside other programs that draw the same words, in ratios of one run.

    .venv/bin/python -m bench.papers [--units 10 50 200 1000] [--rounds 3] [--memory 2000]
                                     [--typst PYTHON] [--unit-papers 300]

Builds the year-end summary of a bloc (20 measures) in a database of its own and draws it in
interleaved rounds, every process under one limit of memory (MB) and of time; then so many
different papers of units, one after the other in this process. Prints medians of the time by the
clock and of processor time; on a busy machine only the second says much. Ratios are medians of
those inside the rounds.
Needs soffice (apt-get install --no-install-recommends libreoffice-writer); takes Typst along when
`--typst` names a Python that has the package, and Chromium, to 200 units, when it is installed.

warm      drawing it in a process already running; what it remembers of its cells is forgotten
cold      drawing it in a process of its own, start included, as the worker does with long papers
soffice   soffice --headless --convert-to pdf, of a .docx with the same tables
typst     Typst without tags; typst+ with them
chrome    Chromium --print-to-pdf of the page that we draw
"""

import argparse
import json
import math
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS_ALLOWED = 300
CHROMIUM_TO = 200
CHROMIUM = shutil.which("chromium")


def main():
    options = parse_options()
    if not shutil.which("soffice"):
        sys.exit("soffice is missing: apt-get install --no-install-recommends libreoffice-writer")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
        found = {units: measure(units, Path(folder), options) for units in options.units}
        report_growth(found)
        if options.unit_papers:
            report_unit_papers(options.unit_papers)


def parse_options():
    parser = argparse.ArgumentParser(description="Papers as PDF, in ratios of one run.")
    parser.add_argument("--units", type=int, nargs="+", default=[10, 50, 200, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=2000, metavar="MB")
    parser.add_argument("--typst", metavar="PYTHON")
    parser.add_argument("--unit-papers", type=int, default=300)
    return parser.parse_args()


def measure(units, folder, options):
    """Median seconds and megabytes of each way; printed as they come."""
    from bench import docx, summary_paper, typst_paper  # noqa: PLC0415 needs the database's address
    from emulation import paper_json  # noqa: PLC0415
    from emulation.pdf import paper_html, render_pdf  # noqa: PLC0415

    files = {kind: folder / f"{units}.{kind}" for kind in ("json", "docx", "typ", "html")}
    paper = summary_paper.build(summary_paper.make_summary(units))
    files["json"].write_text(json.dumps(paper_json.pack(paper)))
    files["html"].write_text(paper_html(paper), encoding="utf-8")
    docx.write_docx(paper, files["docx"])
    typst_paper.write_typst(paper, files["typ"])
    render_pdf(paper)
    found = {"warm": []}
    for _ in range(options.rounds):
        summary_paper.forget()
        start, worked = time.perf_counter(), time.process_time()
        render_pdf(paper)
        took = time.perf_counter() - start, time.process_time() - worked
        found["warm"].append((*took, 0))
        for name, command in commands(units, folder, files, options.typst).items():
            made = limited(command, options.memory, source=files["json"])
            found.setdefault(name, []).append(made)
    return print_medians(units, found)


def commands(units, folder, files, typst):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = ["--convert-to", "pdf", "--outdir", str(folder)]
    ways = {
        "cold": [sys.executable, "-m", "emulation.pdf_process"],  # reads the source
        "soffice": ["soffice", profile, "--headless", "--norestore", *out, str(files["docx"])],
    }
    if typst:
        ways["typst+"] = [typst, "-m", "bench.typst_paper", str(files["typ"]), f"{folder}/t.pdf"]
        ways["typst"] = [*ways["typst+"], "untagged"]
    if CHROMIUM and units <= CHROMIUM_TO:
        target = f"--print-to-pdf={folder}/c.pdf"
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chrome"]
        ways["chrome"] = [CHROMIUM, *quiet, target, f"file://{files['html']}"]
    return ways


def limited(command, megabytes, source):
    """Run `command` within limits: time by the clock, processor time, most memory held, in MB.

    What its processes hold together is looked at thirty times a second.
    """
    start, peak, ended = time.perf_counter(), 0, 0
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with source.open("rb") as given:
        process = subprocess.Popen(command, stdin=given, start_new_session=True, **quiet)
    while not ended:
        peak = max(peak, held_by(process.pid))
        if peak > megabytes or time.perf_counter() - start > SECONDS_ALLOWED:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.03)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"  {command[0]} ended with {process.returncode} at {peak:.0f} MB")
        return math.nan, math.nan, peak
    return took, used.ru_utime + used.ru_stime, peak


def held_by(session):
    """Megabytes in memory of all processes of a session."""
    pages = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                pages += int((path / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue  # it has ended meanwhile
    return pages * resource.getpagesize() / 2**20


def print_medians(units, found):
    """The medians of processor time, by the way of drawing."""
    print(f"{units} units: by the clock, processor time, and its ratio to soffice and typst")
    worked = {}
    for name, rounds in found.items():
        clock = statistics.median(took for took, _, _ in rounds)
        worked[name] = statistics.median(took for _, took, _ in rounds)
        ratios = [ratio(rounds, found.get(other)) for other in ("soffice", "typst")]
        print(
            f"  {name:8} {clock:7.2f} s {worked[name]:7.2f} s {ratios[0]:6.2f} {ratios[1]:6.2f} "
            f"{max(peak for *_, peak in rounds):6.0f} MB",
            flush=True,
        )
    return worked


def ratio(rounds, others):
    """Of processor time, round by round, and the median of these."""
    if not others:
        return math.nan
    pairs = zip(rounds, others, strict=True)
    return statistics.median(own[1] / other[1] for own, other in pairs)


def report_growth(found):
    if {200, 1000} <= found.keys():
        for name in found[1000]:
            ratio = found[1000][name] / found[200].get(name, math.nan)
            print(f"growth 200 to 1,000, {name}: exponent {math.log(ratio, 5):.2f}")


def report_unit_papers(count):
    from bench import summary_paper  # noqa: PLC0415 needs the database's address
    from emulation.pdf import render_pdf  # noqa: PLC0415

    papers = summary_paper.unit_papers(count)
    render_pdf(papers[0])
    start = time.process_time()
    for paper in papers:
        render_pdf(paper)
    took = time.process_time() - start
    print(f"{count} unit papers: {count / took:.1f} in a second of processor time")


if __name__ == "__main__":
    main()
