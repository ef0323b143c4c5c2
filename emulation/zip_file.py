"""A ZIP written to disk file by file, so that none is held in memory, with its sums.

The same files added in the same order with the same instant give the same bytes. What is packed is
PDF, Word and pictures, which are compressed already: files are stored as they are.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils.timezone import localtime

SUMS = "SHA256SUMS"
UNIX, PLAIN_FILE = 3, 0o100644 << 16


@dataclass(frozen=True)
class Packed:
    name: str
    size: int
    sha256: str


class Packer:
    """The open ZIP. Names are of our making; one that is taken gets a number."""

    def __init__(self, archive, at):
        self.archive = archive
        self.date_time = localtime(at).timetuple()[:6]
        self.files = {}

    def add(self, name, chunks):
        """Pack the bytes that `chunks` yields; returns the `Packed` with its name and sum."""
        info = ZipInfo(self._free(name), self.date_time)
        info.create_system, info.external_attr = UNIX, PLAIN_FILE
        digest, size = hashlib.sha256(), 0
        with self.archive.open(info, "w") as target:
            for chunk in chunks:
                target.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        packed = Packed(info.filename, size, digest.hexdigest())
        self.files[packed.name] = packed
        return packed

    def add_sums(self):
        """Last, a file that `sha256sum -c` reads: one line for each of the others."""
        lines = (f"{packed.sha256}  {packed.name}\n" for packed in list(self.files.values()))
        self.add(SUMS, (line.encode() for line in lines))

    def _free(self, name):
        path, n = PurePosixPath(name), 1
        while name in self.files:
            n += 1
            name = str(path.with_stem(f"{path.stem}-{n}"))
        return name


@contextmanager
def packing(path, at):
    """`with packing(path, at) as packer:` — all files bear the instant `at`, in Vietnam."""
    with ZipFile(path, "w", ZIP_STORED) as archive:
        yield Packer(archive, at)
