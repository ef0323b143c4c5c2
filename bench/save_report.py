"""How fast a report's table of 25 figures is saved, beside a stock formset that does the same.

    DATABASE_URL=postgres://… .venv/bin/python -m bench.save_report [--rounds 3] [--seconds 4]

Serves both with gunicorn (sync, 2 workers, loopback). Each client has a report and an officer of
its own and posts all 25 rows changed, again and again; rounds are interleaved and the medians
printed as ratios. Any answer but the redirect after a save stops the run.
Needs a database of its own, migrated; fills it once with bench/data.py.

ours      the page as served: reports/views/figures.py
formset   the same rows through inlineformset_factory, checked first, saved in a transaction
"""

import argparse
import contextlib
import http.client
import itertools
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import django

from bench.matrix import PORT, wait_until_up

MEASURES, CLIENTS = 25, (2, 16, 64)
PAGES = {"ours": "/bao-cao/{pk}/so-lieu/", "formset": "/mau/{pk}/"}
TOKEN = "a" * 32  # the secret of the form, in cookie and header


def main():
    options = parse_options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.matrix_settings"
    django.setup()
    from bench.save_data import desks_for  # noqa: PLC0415 needs Django set up

    desks = desks_for("save-64x25", units=max(CLIENTS), measures=MEASURES)
    found = {(page, count): [] for page in PAGES for count in CLIENTS}
    with server():
        for _ in range(options.rounds):
            for page, count in found:
                run = measure(page, desks[:count], options.seconds)
                found[page, count].append(run)
    report(found, options)


def parse_options():
    parser = argparse.ArgumentParser(description="Saving a report, in ratios of one run.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    return parser.parse_args()


@contextlib.contextmanager
def server():
    command = [sys.executable, "-m", "gunicorn", "--workers=2", f"--bind=127.0.0.1:{PORT}"]
    process = subprocess.Popen([*command, "--log-level=error", "bench.save_site"])
    try:
        wait_until_up()
        yield
    finally:
        process.terminate()
        process.wait()


def measure(page, desks, seconds):
    """(saves a second, 95th percentile in ms) with one client at each desk.

    The time counts to the last answer: what was asked is waited for.
    """
    start = time.monotonic()
    until = start + seconds
    with ThreadPoolExecutor(len(desks)) as clients:
        runs = clients.map(lambda desk: work(page, desk, until), desks)
        waits = sorted(itertools.chain.from_iterable(runs))
    return len(waits) / (time.monotonic() - start), 1000 * waits[int(len(waits) * 0.95)]


def work(page, desk, until):
    """Save again and again at one desk; how long each save took, in seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={desk.session}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
    path, waits = PAGES[page].format(pk=desk.report), []
    while time.monotonic() < until:
        body = urlencode(desk.next_body(page))
        start = time.perf_counter()
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        waits.append(time.perf_counter() - start)
        if answer.status != 302:
            raise SystemExit(f"{page}: {answer.status} instead of a redirect")
        desk.saved()
    connection.close()
    return waits


def report(found, options):
    print(
        f"{MEASURES} figures, medians of {options.rounds} rounds of {options.seconds} s, 0 errors"
    )
    print(
        f"{'clients':>8} {'ours/s':>8} {'p95 ms':>8} {'formset/s':>10} {'p95 ms':>8} {'ratio':>6}"
    )
    for count in CLIENTS:
        ours, stock = found["ours", count], found["formset", count]
        ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, stock, strict=True))
        columns = [
            statistics.median(run[n] for run in side) for side in (ours, stock) for n in (0, 1)
        ]
        print("{:>8} {:>8.0f} {:>8.0f} {:>10.0f} {:>8.0f} {:>6.1f}".format(count, *columns, ratio))


if __name__ == "__main__":
    main()
