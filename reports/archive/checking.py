"""Holds the file of a year against its own sums and, where they are here, the kept originals."""

import hashlib
import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from zipfile import BadZipFile, ZipFile

from emulation.models import Event
from emulation.zip_file import SUMS
from reports.archive.packing import MANIFEST
from reports.models import Document

LINE = re.compile(r"([0-9a-f]{64})  (.+)")
CHUNK = 1 << 20
# What the parts of a ZIP raise when a bit of them is not as it was written.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass
class Findings:
    """`wrong`: (name, sentence), for the person at the console."""

    wrong: list = field(default_factory=list)
    files: int = 0
    compared: int = 0  # with what is kept here
    closed_by: Event | None = None  # the act that made this very file, byte for byte

    def note(self, name, sentence):
        self.wrong.append((name, sentence))


def check(path):
    """All that is wrong with the archive at `path`, by the name of the file in it."""
    findings = Findings()
    try:
        with ZipFile(path) as archive:
            found = _hashes(archive, findings)
            _compare_sums(_read(archive, SUMS, findings), found, findings)
            _compare_kept(_read(archive, MANIFEST, findings), found, findings)
    except BROKEN as error:
        findings.note(path.name, f"không đọc được như một tệp ZIP ({error})")
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    findings.closed_by = Event.objects.filter(action="archive", note=whole).first()
    return findings


def _hashes(archive, findings):
    """SHA-256 by name of every file that can be read to its end."""
    found = {}
    names = Counter(info.filename for info in archive.infolist())
    for name, count in names.items():
        if count > 1:
            findings.note(name, "có hai tệp cùng tên")
    for info in archive.infolist():
        digest = hashlib.sha256()
        try:
            with archive.open(info) as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        except BROKEN as error:
            findings.note(info.filename, f"bị hỏng ({error})")
        found[info.filename] = digest.hexdigest()
    findings.files = len(found)
    return found


def _read(archive, name, findings):
    """The text of a file of our own; “” where it is missing or broken, which is then noted."""
    try:
        return archive.read(name).decode()
    except KeyError:
        findings.note(name, "không có trong hồ sơ")
    except BROKEN:
        pass  # noted when it was hashed
    return ""


def _compare_sums(text, found, findings):
    listed = {}
    for line in text.splitlines():
        match = LINE.fullmatch(line)
        if match is None:
            findings.note(SUMS, f"có dòng không đọc được: {line[:80]}")
        else:
            listed[match[2]] = match[1]
    broken = {name for name, _ in findings.wrong}
    for name, sha256 in listed.items():
        if name not in found:
            findings.note(name, "có trong danh sách mà không có trong hồ sơ")
        elif found[name] != sha256 and name not in broken:
            findings.note(name, f"không khớp {SUMS}")
    for name in sorted(found.keys() - listed.keys() - {SUMS} if listed else ()):
        findings.note(name, f"không có trong {SUMS}")


def _compare_kept(text, found, findings):
    """Each copy against the hash that was kept when its original was issued or came in."""
    try:
        copies = json.loads(text or "{}").get("copies", {})
    except ValueError:
        return  # noted: its sum cannot agree
    tokens = {origin["document"] for origin in copies.values()}
    kept = {document.token: document for document in _documents(tokens)}
    for name, origin in copies.items():
        document = kept.get(origin["document"])
        if document is None:
            continue
        findings.compared += 1
        if found.get(name) != _kept_hash(document, origin):
            findings.note(name, f"không khớp bản đang lưu của {document}")


def _documents(tokens):
    found = Document.objects.light().filter(token__in=tokens)
    return found.prefetch_related("signed_versions", "appendix_files")


def _kept_hash(document, origin):
    if origin["part"] in ("pdf", "word"):
        return getattr(document, f"{origin['part']}_sha256")
    rows = {"signed": document.signed_versions, "appendix": document.appendix_files}
    hashes = {row.order: row.sha256 for row in rows[origin["part"]].all()}
    return hashes.get(origin["order"])
