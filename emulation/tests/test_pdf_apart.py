"""Drawing a paper in a process of its own."""

import subprocess
import sys

import pytest

from emulation import pdf_apart, pdf_process
from emulation.paper import Regime
from emulation.pdf import PaperTooLarge, render_pdf
from emulation.pdf_apart import DrawingFailed, draw_apart
from emulation.tests import papers


@pytest.mark.parametrize(
    "paper",
    [papers.report(Regime.ND30), papers.decision(Regime.HD36), papers.agreement(Regime.HD05)],
    ids=["report", "decision", "agreement"],
)
def test_it_gives_the_same_bytes(paper):
    assert draw_apart(paper) == render_pdf(paper)


def test_only_long_papers_are_drawn_apart(monkeypatch):
    letter = papers.letter(Regime.ND30)
    monkeypatch.setattr(pdf_apart, "draw_apart", lambda paper: b"apart")
    assert pdf_apart.render_pdf(letter) == render_pdf(letter)
    monkeypatch.setattr(pdf_apart, "is_long", lambda paper: True)
    assert pdf_apart.render_pdf(letter) == b"apart"


def test_a_paper_too_large_is_refused_in_the_same_words():
    paper = papers.with_fields(papers.letter(Regime.ND30), abstract="từ " * 1_500_000)
    with pytest.raises(PaperTooLarge) as same:
        render_pdf(paper)
    with pytest.raises(PaperTooLarge, match="Nội dung văn bản quá dài") as refusal:
        draw_apart(paper)
    assert str(refusal.value) == str(same.value)


def test_what_breaks_the_process_does_not_break_the_worker(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf_apart, "HERE", tmp_path)  # where the program is not
    with pytest.raises(DrawingFailed, match="ended with 1: .*No module named"):
        draw_apart(papers.letter(Regime.ND30))


def test_the_process_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    seen, run = [], subprocess.run

    def spy(*args, **options):
        seen.append(options["env"])
        return run(*args, **options)

    monkeypatch.setattr(pdf_apart.subprocess, "run", spy)
    draw_apart(papers.letter(Regime.ND30))
    assert seen[0].keys() <= {"PATH", "HOME", "LANG", "TMPDIR"}


def test_the_process_loads_nothing_of_the_site():
    script = "import sys, emulation.pdf_process as program; program.set_up(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert {"weasyprint.layout", "emulation.pdf_drawing"} <= loaded
    assert not loaded & {"emulation.settings", "django.db.models", "pyhanko", "fontTools.subset"}


def test_both_sides_mean_the_same_by_how_it_ends():
    assert pdf_apart.TOO_LARGE == pdf_process.TOO_LARGE
