"""Checking a year's file: one flipped bit is told with the name of the file that it is in."""

import subprocess
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from reports.archive import checking
from reports.archive.checking import check
from reports.models.document import sha_of
from reports.tests.years import close, make_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(monkeypatch):
    monkeypatch.setattr("reports.background.paper.render_pdf", lambda paper: b"%PDF-1.7 drawn")
    return make_year()


@pytest.fixture
def path(year, tmp_path):
    """The file as somebody has saved it."""
    saved = tmp_path / "ho-so.zip"
    saved.write_bytes(Path(close(year, evidence=True).file.path).read_bytes())
    return saved


def verified(path):
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_archive", str(path), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), ""


def flip(path, position, bit=0):
    content = bytearray(path.read_bytes())
    content[position] ^= 1 << bit
    path.write_bytes(content)


def rewritten(path, change):
    """The archive packed anew, by somebody who knows how, after `change(files)`."""
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_an_untouched_file_is_whole_and_known(path):
    out, wrong = verified(path)

    assert wrong == ""
    assert "Đúng từng byte tệp mà" in out
    assert "còn nguyên vẹn" in out


def test_it_can_be_checked_without_this_site(path, tmp_path):
    folder = tmp_path / "out"
    with ZipFile(path) as archive:
        archive.extractall(folder)
    said = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True)

    assert said.returncode == 0


def test_one_flipped_bit_in_any_file_is_told_with_its_name(path):
    with ZipFile(path) as archive:
        places = [
            (info.filename, info.header_offset, info.file_size) for info in archive.infolist()
        ]
    whole = path.read_bytes()
    for name, offset, size in places:
        data = offset + 30 + len(name)  # behind the header and the name
        flip(path, data + size // 2)
        assert name in {wrong for wrong, _ in check(path).wrong}
        path.write_bytes(whole)


def test_one_flipped_bit_anywhere_is_never_taken_for_the_file_that_was_closed(path):
    whole = path.read_bytes()
    for n, position in enumerate(range(0, len(whole), len(whole) // 200)):
        flip(path, position, n % 8)
        findings = check(path)
        assert findings.closed_by is None
        path.write_bytes(whole)


def test_a_paper_exchanged_together_with_its_sum_is_found_by_the_kept_hash(path, year):
    def exchange(files):
        name = next(name for name in files if name.endswith("2-BC-KTD.pdf"))
        files[name] = b"%PDF-1.7 another"
        lines = [
            line if name not in line else f"{sha_of(files[name])}  {name}"
            for line in files["SHA256SUMS"].decode().splitlines()
        ]
        files["SHA256SUMS"] = "".join(f"{line}\n" for line in lines).encode()

    rewritten(path, exchange)
    _, wrong = verified(path)

    assert "2-BC-KTD.pdf: không khớp bản đang lưu của" in wrong


def test_a_file_taken_out_or_put_in_is_told(path):
    def change(files):
        files.pop("MUC-LUC.xlsx")
        files["van-ban-khoi/moi.pdf"] = b"%PDF-1.7"

    rewritten(path, change)
    _, wrong = verified(path)

    assert "MUC-LUC.xlsx: có trong danh sách mà không có trong hồ sơ" in wrong
    assert "van-ban-khoi/moi.pdf: không có trong SHA256SUMS" in wrong


def test_a_kept_paper_whose_hash_is_another_here_is_told_too(path, year, monkeypatch):
    real = checking._documents

    def altered(tokens):
        for document in real(tokens):
            document.pdf_sha256 = "0" * 64
            yield document

    monkeypatch.setattr(checking, "_documents", altered)
    _, wrong = verified(path)

    assert wrong.count("không khớp bản đang lưu của") == 3


def test_where_none_of_its_papers_is_kept_it_is_held_against_itself(path, monkeypatch):
    """As on the database of another site: no paper has one of these tokens."""
    monkeypatch.setattr(checking, "_documents", lambda tokens: [])
    rewritten(path, lambda files: None)
    out, wrong = verified(path)

    assert wrong == ""
    assert "không giữ văn bản nào của hồ sơ" in out


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04"])
def test_what_is_no_archive_is_told(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)

    assert "x.zip: không đọc được như một tệp ZIP" in verified(path)[1]


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "Không đọc được" in verified(tmp_path / "nowhere.zip")[1]


def test_a_truncated_file_is_told(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    assert verified(path)[1]
