"""How fast the matrix page is, beside the same data in the admin and beside “limit 3”.

    DATABASE_URL=postgres://… .venv/bin/python -m bench.matrix [--rounds 5] [--seconds 4]
    DATABASE_URL=postgres://… .venv/bin/python -m bench.matrix --in-process [--rounds 40]

The first serves each page with gunicorn (sync, 2 workers, loopback), asks with wrk (8 connections)
in interleaved rounds, and prints medians as ratios: the rounds share whatever else the machine
does. The second asks the same application without a server and counts the processor's time alone,
the least of interleaved rounds; what the database's own process spends is not in it. Needs a
database of its own, migrated; fills it once with bench/data.py.

limit 3   session, user and four one-row queries, then a constant string of 26 kB
admin     the site's own admin list of figures, 100 rows (reports/admin)
uncached  the matrix drawn anew for each request
cached    the matrix as served: the fragment kept by version
"""

import argparse
import contextlib
import io
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from urllib.request import urlopen
from wsgiref.util import setup_testing_defaults

import django

PORT = 8531
PAGES = {
    "limit 3": "/limit-3/{phase}/",
    "admin": "/quan-tri/reports/figure/",
    "uncached": "/chua-luu/{phase}/",
    "cached": "/tong-hop/{phase}/chi-tieu/",
}


def main():
    options = parse_options()
    phase, cookie = prepare(options.units, options.measures)
    addresses = {page: path.format(phase=phase) for page, path in PAGES.items()}
    ways = in_process if options.in_process else under_load
    report(ways(addresses, cookie, options), options)


def under_load(addresses, cookie, options):
    """Requests a second: the median of the rounds."""
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    rates = {page: [] for page in addresses}
    with server():
        for _ in range(options.rounds):
            for page, address in addresses.items():
                rates[page].append(measure(address, cookie, options.seconds))
    return {page: statistics.median(values) for page, values in rates.items()}


def in_process(addresses, cookie, options):
    """Requests a second of processor time: the best of the rounds."""
    from bench.matrix_site import application  # noqa: PLC0415 needs Django set up

    best = dict.fromkeys(addresses, math.inf)
    for _ in range(options.rounds):
        for page, address in addresses.items():
            best[page] = min(best[page], seconds_of(application, address, cookie))
    return {page: 1 / least for page, least in best.items()}


def seconds_of(application, address, cookie, times=5):
    environ = {"PATH_INFO": address, "HTTP_COOKIE": cookie}
    said = []
    begun = time.process_time()
    for _ in range(times):
        asked = environ | {"wsgi.input": io.BytesIO(), "HTTP_HOST": "127.0.0.1"}
        setup_testing_defaults(asked)
        answer = application(asked, lambda status, headers: said.append(status))
        b"".join(answer)
        answer.close()
    spent = time.process_time() - begun
    if set(said) != {"200 OK"}:
        sys.exit(f"{address} failed: {said}")
    return spent / times


def parse_options():
    parser = argparse.ArgumentParser(description="The matrix page, in ratios of one run.")
    parser.add_argument("--units", type=int, default=15)
    parser.add_argument("--measures", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--in-process", action="store_true", help="processor time, no server")
    parser.add_argument("--seconds", type=int, default=4)
    return parser.parse_args()


def prepare(units, measures):
    """The id of a phase full of data, and the cookies of a secretary who may open the admin too."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.matrix_settings"
    django.setup()
    from django.contrib.auth.models import Permission  # noqa: PLC0415 needs Django set up

    from bench.site_data import phase_and_session  # noqa: PLC0415
    from units.models import User  # noqa: PLC0415

    code = f"matrix-{units}x{measures}"
    phase, session = phase_and_session(code, units=units, measures=measures)
    secretary = User.objects.get(username=f"{code}-thuong-truc")
    secretary.user_permissions.set(Permission.objects.filter(codename="view_figure"))
    return phase, f"sessionid={session}; csrftoken={'a' * 32}"


@contextlib.contextmanager
def server():
    command = [sys.executable, "-m", "gunicorn", "--workers=2", f"--bind=127.0.0.1:{PORT}"]
    process = subprocess.Popen([*command, "--log-level=error", "bench.matrix_site"])
    try:
        wait_until_up()
        yield
    finally:
        process.terminate()
        process.wait()


def wait_until_up():
    for _ in range(100):
        with contextlib.suppress(OSError):
            urlopen(f"http://127.0.0.1:{PORT}/livez", timeout=1).close()  # noqa: S310 our own
            return
        time.sleep(0.2)
    sys.exit("The server did not start.")


def measure(path, cookie, seconds):
    """Requests a second; stops if any answer is not a page."""
    url = f"http://127.0.0.1:{PORT}{path}"
    command = [
        "wrk",
        "-t1",
        "-c8",
        f"-d{seconds}s",
        "--timeout=30s",
        "-H",
        f"Cookie: {cookie}",
        url,
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{path} failed:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def report(rates, options):
    print(f"{options.units} units x {options.measures} measures, {options.rounds} rounds")
    print(f"{'page':10} {'requests/s':>10} {'ms':>6} {'x limit 3':>10} {'x admin':>8}")
    for page, rate in rates.items():
        limit, admin = rate / rates["limit 3"], rate / rates["admin"]
        print(f"{page:10} {rate:10.0f} {1000 / rate:6.1f} {limit:10.2f} {admin:8.1f}")


if __name__ == "__main__":
    main()
