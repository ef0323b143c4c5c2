"""A ZIP written file by file: its sums, its names, the same bytes for the same files."""

import hashlib
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from emulation.zip_file import SUMS, packing

AT = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)


def packed(path, *files):
    with packing(path, AT) as packer:
        for name, chunks in files:
            packer.add(name, chunks)
        packer.add_sums()
    return path


def test_the_sums_are_those_of_the_files(tmp_path):
    with ZipFile(packed(tmp_path / "a.zip", ("b/a.txt", [b"one", b"two"]))) as archive:
        assert archive.testzip() is None
        assert archive.read("b/a.txt") == b"onetwo"
        sha256 = hashlib.sha256(b"onetwo").hexdigest()
        assert archive.read(SUMS).decode() == f"{sha256}  b/a.txt\n"


def test_the_same_files_give_the_same_bytes(tmp_path):
    files = [("a.txt", [b"one"]), ("b.txt", [b"two"])]
    first, second = (packed(tmp_path / name, *files).read_bytes() for name in ("a.zip", "b.zip"))

    assert first == second


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    files = [("b/a.tar.gz", [b"1"]), ("b/a.tar.gz", [b"2"]), ("b/a.tar.gz", [b"3"])]
    with ZipFile(packed(tmp_path / "a.zip", *files)) as archive:
        assert archive.namelist()[:-1] == ["b/a.tar.gz", "b/a.tar-2.gz", "b/a.tar-3.gz"]
        assert archive.read("b/a.tar-3.gz") == b"3"


def test_files_bear_the_time_of_vietnam(tmp_path):
    with ZipFile(packed(tmp_path / "a.zip", ("a", [b"1"]))) as archive:
        assert archive.infolist()[0].date_time == (2027, 1, 1, 0, 30, 0)


def test_what_is_packed_is_not_held_in_memory(tmp_path):
    """A chunk is written before the next is asked for."""
    path, sizes = tmp_path / "a.zip", []

    def chunks():
        for _ in range(4):
            sizes.append(path.stat().st_size)
            yield bytes(1 << 20)

    packed(path, ("a", chunks()))

    assert sizes[3] - sizes[1] >= 2 << 20


def test_what_fails_while_it_is_packed_fails_as_a_whole(tmp_path):
    def chunks():
        yield b"one"
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        packed(tmp_path / "a.zip", ("a", chunks()))
