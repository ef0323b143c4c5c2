"""Writes the file of a bloc's year to disk, one file after the other."""

import json
from pathlib import PurePath

from django.utils.timezone import localtime

from emulation.models import Event
from emulation.text import file_words
from emulation.zip_file import packing
from reports.archive import index, sheets
from reports.archive.contents import YearFile
from reports.archive.sheets import FileName
from reports.archive.unfinished import unfinished
from reports.background.paper import drawn
from reports.documents import KINDS
from reports.models import Document
from reports.models.document import sha_of
from reports.models.work import WorkRefused

FORMAT = 1
MANIFEST, PAGE, BOOK = "KIEM-TRA.json", "MUC-LUC.html", "MUC-LUC.xlsx"
OF_BLOC, OF_UNITS, UNISSUED = "van-ban-khoi", "van-ban-don-vi", "chua-phat-hanh"
DECISIONS, EVIDENCE = "quyet-dinh", "minh-chung"
CHANGED = "không còn khớp với SHA-256 đã ghi"
MISSING = "không còn tệp đang lưu"


def make(work, path):
    """Of `work.of`: the bloc, the year, whether evidence files come along."""
    if work.bloc_id not in work.requested_by.scope.secretariat_blocs:
        raise WorkRefused("Bạn không còn là thường trực của khối.")
    year_file = YearFile(work.bloc, work.of["year"], work.requested_by)
    with packing(path, work.requested_at) as packer:
        archive = Archive(work, year_file, packer)
        archive.write()
    if not archive.wrong:
        return ""
    return "\n".join(["Hồ sơ đã lập, có điểm cần xem lại:", *archive.wrong])


def may_fetch(work, user):
    return work.bloc_id in user.scope.secretariat_blocs


def record(work):
    label = f"Đóng hồ sơ năm {work.of['year']}"
    Event.objects.record(work.bloc, "archive", label, by=work.requested_by, note=work.sha256)


class Archive:
    """One archive being written: the packer, and what the index will have to say."""

    def __init__(self, work, year_file, packer):
        self.work, self.year_file, self.packer = work, year_file, packer
        self.wrong = []  # sentences for the one who asked
        self.origins = {}  # by name: which kept file it is a copy of

    def write(self):
        papers, unissued = self.year_file.papers, list(self.year_file.unissued())
        evidence, decisions = list(self.year_file.evidence()), list(self.year_file.decisions())
        self.work.begin(len(papers) + len(unissued) + len(evidence) + len(decisions) + 1)
        tables = [
            sheets.open_sheet(unfinished(self.year_file, self.work.requested_at)),
            sheets.paper_sheet([self._paper(n, each) for n, each in enumerate(papers, 1)]),
            sheets.drawn_sheet([self._drawn(n, *each) for n, each in enumerate(unissued, 1)]),
            sheets.register_sheet(self.year_file.register_entries()),
            sheets.decision_sheet([self._decision(each) for each in decisions]),
            sheets.evidence_sheet([self._evidence(each) for each in evidence]),
            sheets.event_sheet(self.year_file.events()),
            sheets.file_sheet(self.packer.files.values()),
        ]
        self._index(tables)
        self.packer.add_sums()
        self.work.next_step()

    # --- papers ------------------------------------------------------------------------------

    def _paper(self, n, document):
        """Pack the files of a paper that went out; the others are only listed."""
        files, wrong = [], []
        if document.is_out:
            folder = f"{OF_UNITS}/{file_words(document.unit)}" if document.unit else OF_BLOC
            name = file_words(document.notation or document.type_name)
            stem = f"{folder}/{n:03}-{document.dated_on:%Y-%m-%d}-{name}"
            for part, suffix, content, sha256 in kept_files(document):
                packed = self.packer.add(f"{stem}{suffix}", [content])
                files.append(FileName(packed.name))
                self.origins[packed.name] = {"document": document.token, **part}
                if sha_of(content) != sha256:
                    wrong.append(f"{packed.name}: {CHANGED}")
        self.wrong += [f"{document}: {sentence}" for sentence in wrong]
        self.work.next_step(f"Văn bản: {document}")
        return document, files, "; ".join(wrong)

    def _drawn(self, n, kind, pk):
        """Draw what was approved and never issued."""
        row = KINDS[kind].visible_to(self.work.requested_by).get(pk=pk)
        name, wrong = "", ""
        try:
            content = drawn(KINDS[kind].build(row, self.work.requested_by))
        except WorkRefused as refused:
            wrong = str(refused)
            self.wrong.append(f"{row}: {wrong}")
        else:
            packed = self.packer.add(f"{UNISSUED}/{n:03}-{file_words(row, 80)}.pdf", [content])
            name = FileName(packed.name)
        self.work.next_step(f"Bản in: {row}")
        return str(row), str(getattr(row, "unit", "")), name, wrong

    # --- uploaded files ----------------------------------------------------------------------

    def _decision(self, decision):
        name, wrong = "", ""
        if decision.file:
            words = f"{decision.dated_on:%Y-%m-%d}-{file_words(decision.number)}"
            name, wrong = self._uploaded(f"{DECISIONS}/{words}", decision, decision.file_name)
        self.work.next_step(f"Quyết định: {decision.number}")
        return decision, name, wrong

    def _evidence(self, evidence):
        name, wrong = "", ""
        if self.work.of["evidence"]:
            folder = f"{EVIDENCE}/{file_words(evidence.report.unit)}"
            words = file_words(PurePath(evidence.name).stem)
            name, wrong = self._uploaded(f"{folder}/{evidence.pk}-{words}", evidence, evidence.name)
        self.work.next_step(f"Minh chứng: {evidence.report.unit}")
        return evidence, name, wrong

    def _uploaded(self, stem, row, shown):
        """Copy a file from the disk, piece by piece."""
        suffix = file_words(PurePath(shown).suffix, 8).lower()
        try:
            file = row.file.open("rb")
        except OSError:
            self.wrong.append(f"{row}: {MISSING}")
            return "", MISSING
        with file:
            packed = self.packer.add(f"{stem}.{suffix}" if suffix else stem, file.chunks())
        if packed.sha256 == row.sha256:
            return FileName(packed.name), ""
        self.wrong.append(f"{row}: {CHANGED}")
        return FileName(packed.name), CHANGED

    # --- the index ---------------------------------------------------------------------------

    def _index(self, tables):
        facts, at = self._facts(), self.work.requested_at
        self.packer.add(BOOK, index.spreadsheet(facts, tables, at))
        self.packer.add(PAGE, index.page(facts, tables))
        self.packer.add(MANIFEST, [json.dumps(self._manifest(), ensure_ascii=False).encode()])

    def _facts(self):
        with_evidence = "có" if self.work.of["evidence"] else "không, chỉ có danh mục"
        return [
            ("", f"Hồ sơ thi đua năm {self.year_file.year}: {self.year_file.bloc}"),
            ("Lập lúc", f"{localtime(self.work.requested_at):%H:%M ngày %d/%m/%Y}"),
            ("Người lập", self.work.requested_by.described()),
            ("Kèm tệp minh chứng", with_evidence),
            ("Phong trào", "; ".join(map(str, self.year_file.campaigns)) or "không có"),
            ("Điểm cần xem lại", "; ".join(self.wrong) or "không có"),
            ("Kiểm tra", "sha256sum -c SHA256SUMS, hoặc manage.py verify_archive"),
        ]

    def _manifest(self):
        """What a program needs to hold the files against those kept on the site."""
        return {
            "format": FORMAT,
            "bloc": self.year_file.bloc.code,
            "year": self.year_file.year,
            "made_at": self.work.requested_at.isoformat(),
            "copies": self.origins,
        }


def kept_files(document):
    """(what it is, end of its name, bytes, kept hash): original, Word, appendices, signed ones."""
    kept = Document.objects.only("pdf", "word").get(pk=document.pk)
    yield {"part": "pdf"}, ".pdf", bytes(kept.pdf), document.pdf_sha256
    yield {"part": "word"}, ".docx", bytes(kept.word), document.word_sha256
    for each in document.appendix_files.iterator(chunk_size=1):
        part = {"part": "appendix", "order": each.order}
        yield part, f"-phu-luc-{each.order}.pdf", bytes(each.pdf), each.sha256
    for each in document.signed_versions.iterator(chunk_size=1):
        part = {"part": "signed", "order": each.order}
        yield part, f"-ky-so-{each.order}.pdf", bytes(each.pdf), each.sha256
