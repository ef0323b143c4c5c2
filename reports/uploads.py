"""What may be uploaded as evidence: judged by its content, never by what its name claims.

Photographs are kept byte for byte, with the place and time a camera may have written into them:
that is part of the evidence, and only those who may read the report can fetch it. The upload page
says so.
"""

import re
import struct
import zlib
from hashlib import file_digest
from os import SEEK_END
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError

from emulation.text import clean_text

MAX_FILES = 50
MAX_NAME = 120
MAX_UNPACKED = 100 * 2**20
MAX_MEMBERS = 2000
MAX_LIST = 2**20  # of any list in the file that is read whole: of its members, of their kinds
MAX_RATIO = 200  # times its packed size; an empty sheet of an honest table reaches about 100
CHUNK = 2**16

OOXML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": f"{OOXML}wordprocessingml.document",
    "xlsx": f"{OOXML}spreadsheetml.sheet",
    "pptx": f"{OOXML}presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
ACCEPT = ",".join(f".{suffix}" for suffix in [*TYPES, "jpeg"])
FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
PROGRAMS = re.compile(
    r"vbaproject|\.(exe|dll|js|vbs|bat|cmd|scr|ps1|jar|zip|7z|rar)$|^basic/|^scripts/",
    re.IGNORECASE,
)
MACROS = (b"macroenabled", b"vbaproject")
# Where the list of members says how long it is; every place that could be read as that one.
END_OF_LIST = re.compile(rb"(?=PK\x05\x06.{8}(.{4}))", re.DOTALL)
LONG_ZIP = b"PK\6\7"  # a second list for archives of over 4 GB

WRONG_TYPE = (
    "Tệp “{}” không thuộc loại được nhận (PDF, ảnh PNG hoặc JPEG, DOCX, XLSX, PPTX, ODT, ODS), "
    "hoặc nội dung không đúng với đuôi tên tệp."
)
LOCKED = "Tệp “{}” đặt mật khẩu: người thẩm định không mở được. Hãy gỡ mật khẩu rồi tải lại."
PROGRAM = "Tệp “{}” chứa macro hoặc chương trình, không được nhận."
TOO_LARGE_INSIDE = "Tệp “{}” quá lớn sau khi giải nén, không được nhận."


def check_upload(upload):
    """(shown name, content type, SHA-256) of a file that may be kept. Raises ValidationError."""
    name = shown_name(upload.name)
    limit = settings.MAX_UPLOAD_MB
    if upload.size > limit * 2**20:
        raise ValidationError(f"Tệp “{name}” phải nhỏ hơn {limit} MB.")
    if not upload.size:
        raise ValidationError(f"Tệp “{name}” không có nội dung.")
    suffix = PurePosixPath(name).suffix.removeprefix(".").lower().replace("jpeg", "jpg")
    if suffix not in TYPES or _type_of(upload.file, name) != suffix:
        raise ValidationError(WRONG_TYPE.format(name))
    upload.file.seek(0)
    digest = file_digest(upload.file, "sha256").hexdigest()
    upload.file.seek(0)
    return name, TYPES[suffix], digest


def shown_name(name):
    """The file's own name in a form that deceives nobody: only shown, never a path on our disk."""
    name = " ".join(clean_text(re.split(r"[/\\]", name)[-1]).split()).strip(". ") or "tep"
    name = re.sub(r'[<>:"|?*]', "_", name)
    stem, _, suffix = name.rpartition(".")
    if stem and len(suffix) < 8:
        name = f"{stem[: MAX_NAME - len(suffix) - 1]}.{suffix}"
    name = name[:MAX_NAME]
    return f"_{name}" if RESERVED.match(name) else name


def _type_of(file, name):
    """The kind of file its content shows, or “”. Raises ValidationError for a dangerous one."""
    file.seek(0)
    start = file.read(8)
    if start.startswith(b"%PDF-"):
        return _pdf(file, name)
    if start == b"\x89PNG\r\n\x1a\n":
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if start.startswith(b"\xd0\xcf\x11\xe0"):  # how Office packs a document with a password
        raise ValidationError(LOCKED.format(name))
    if start.startswith(b"PK\x03\x04"):
        return _office(file, name)
    return ""


def _pdf(file, name):
    file.seek(0)
    content = file.read()
    if b"%%EOF" not in content[-2048:]:
        return ""
    if b"/Encrypt" in content:
        raise ValidationError(LOCKED.format(name))
    return "pdf"


def _office(file, name):
    if _list_is_long(file):
        raise ValidationError(TOO_LARGE_INSIDE.format(name))
    try:
        with ZipFile(file) as packed:
            members = packed.infolist()
            _check_members(file, members, name)
            return _office_kind(packed, {member.filename for member in members}, name)
    except (BadZipFile, zlib.error, struct.error, NotImplementedError, UnicodeDecodeError):
        return ""


def _list_is_long(file):
    """Whether the list of members, which ZipFile reads whole, is longer than any honest one."""
    end = file.seek(0, SEEK_END)
    file.seek(max(0, end - CHUNK - 22))
    tail = file.read()
    lengths = (int.from_bytes(found[1], "little") for found in END_OF_LIST.finditer(tail))
    return LONG_ZIP in tail or any(length > MAX_LIST for length in lengths)


def _check_members(file, members, name):
    """Sizes as declared and as they are, before anything is unpacked for good."""
    if any(PROGRAMS.search(member.filename) for member in members):
        raise ValidationError(PROGRAM.format(name))
    if any(member.flag_bits & 1 for member in members):
        raise ValidationError(LOCKED.format(name))
    declared = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or declared > MAX_UNPACKED
        or declared > MAX_RATIO * packed + CHUNK
    ):
        raise ValidationError(TOO_LARGE_INSIDE.format(name))
    for member in members:
        if _unpacked_size(file, member) != member.file_size:
            raise BadZipFile


def _unpacked_size(file, member):
    """How much the member really unpacks to; counting stops once it passes what it declares."""
    if member.compress_type == ZIP_STORED:
        return member.compress_size
    if member.compress_type != ZIP_DEFLATED:
        raise BadZipFile
    file.seek(member.header_offset + 26)
    file.seek(sum(struct.unpack("<HH", file.read(4))), 1)
    unpack, size, left = zlib.decompressobj(-15), 0, member.compress_size
    while left and size <= member.file_size:
        chunk = file.read(min(CHUNK, left))
        if not chunk:
            raise BadZipFile
        left -= len(chunk)
        while chunk and size <= member.file_size:
            size += len(unpack.decompress(chunk, CHUNK))
            chunk = unpack.unconsumed_tail
    return size + (len(unpack.flush()) if size <= member.file_size else 0)


def _office_kind(packed, names, name):
    if "[Content_Types].xml" in names:
        kinds = (
            _small(packed, "[Content_Types].xml", name).replace(b"\0", b"").lower()
        )  # UTF-16, too
        if any(macro in kinds for macro in MACROS):
            raise ValidationError(PROGRAM.format(name))
        kinds = {FOLDERS.get(f"{n.partition('/')[0]}/") for n in names} - {None}
        return kinds.pop() if len(kinds) == 1 else ""
    if {"mimetype", "META-INF/manifest.xml"} <= names:
        if b"encryption-data" in _small(packed, "META-INF/manifest.xml", name):
            raise ValidationError(LOCKED.format(name))
        mimetype = _small(packed, "mimetype", name).decode()
        return next((suffix for suffix, kind in TYPES.items() if kind == mimetype), "")
    return ""


def _small(packed, member, name):
    """A member that is read whole; one of megabytes is not what it says."""
    if packed.getinfo(member).file_size > MAX_LIST:
        raise ValidationError(TOO_LARGE_INSIDE.format(name))
    return packed.read(member)
