"""The tables of the index as values: the spreadsheet and the page are drawn from the same."""

from dataclasses import dataclass

from emulation.deadlines import VIETNAM


class FileName(str):
    """The name of a file in the archive: the page links to it."""


@dataclass(frozen=True)
class Sheet:
    """A table. Cells are texts, whole numbers, dates and times in Vietnam, and FileNames."""

    name: str  # at most 31 characters: a spreadsheet takes no more
    title: str
    columns: tuple[str, ...]
    rows: list[tuple]


def local(instant):
    return instant.astimezone(VIETNAM).replace(tzinfo=None) if instant else ""


def open_sheet(unfinished):
    rows = [(each.what, each.who, each.state) for each in unfinished]
    return Sheet("Còn mở", "Việc còn mở khi đóng hồ sơ", ("Nội dung", "Đơn vị", "Tình trạng"), rows)


def paper_sheet(papers):
    """`papers`: (Document, the FileNames of its files, what is wrong with them)."""
    columns = (
        "Cơ quan ban hành", "Đơn vị", "Số, ký hiệu", "Ngày", "Tên loại", "Trích yếu", "Người ký",
        "Trạng thái", "Lý do, thay thế", "Lưu ý", "SHA-256 của PDF", "Tệp",
    )  # fmt: skip
    rows = [
        (
            str(document.body),
            str(document.unit or ""),
            document.notation or document.number,
            document.dated_on or "",
            document.type_name,
            document.abstract,
            document.signer,
            document.get_status_display(),
            ending_of(document),
            wrong,
            document.pdf_sha256,
            *files,
        )
        for document, files, wrong in papers
    ]
    most = max((len(files) for _, files, _ in papers), default=1)
    columns += tuple(f"Tệp {n}" for n in range(2, most + 1))
    return Sheet("Văn bản", "Văn bản đã phát hành và đang phát hành", columns, rows)


def ending_of(document):
    """Why it no longer holds, and which paper says so."""
    newer = [str(each) for each in document.replacements.all() if each.issued_at]
    by = [f"theo {document.ended_by_paper}"] if document.ended_by_paper else []
    reason = [document.end_reason] if document.end_reason else []
    return "; ".join([*(f"thay thế bởi {each}" for each in newer), *reason, *by])


def drawn_sheet(drawn):
    """`drawn`: (what, unit, FileName or “”, what is wrong)."""
    columns = "Nội dung", "Đơn vị", "Tệp", "Lưu ý"
    return Sheet("Chưa phát hành", "Bản in từ dữ liệu, chưa phát hành", columns, drawn)


def register_sheet(entries):
    columns = (
        "Sổ", "Năm, nhiệm kỳ", "Số thứ tự", "Số, ký hiệu", "Ngày", "Tên loại và trích yếu",
        "Người ký", "Người phát hành", "Trạng thái", "Lý do",
    )  # fmt: skip
    rows = [
        (
            f"{entry.run.register} ({entry.run.register.body})",
            entry.run.period,
            entry.serial,
            entry.notation or entry.number,
            entry.dated_on or "",
            f"{entry.type_name} {entry.abstract}",
            entry.signer,
            str(entry.asked_by),
            entry.get_status_display(),
            entry.end_reason,
        )
        for entry in entries
    ]
    return Sheet("Sổ đăng ký", "Sổ đăng ký văn bản", columns, rows)


def decision_sheet(decisions):
    """`decisions`: (Decision, FileName or “”, what is wrong)."""
    columns = "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Trích yếu", "Tệp", "SHA-256", "Lưu ý"
    rows = [
        (each.number, each.dated_on, each.issuer, each.abstract, file, each.sha256, wrong)
        for each, file, wrong in decisions
    ]
    return Sheet("Quyết định", "Quyết định của cấp có thẩm quyền", columns, rows)


def evidence_sheet(evidence):
    """`evidence`: (Evidence, FileName or “”, what is wrong)."""
    columns = (
        "Đơn vị", "Báo cáo", "Tên tệp", "Nội dung", "Dung lượng (byte)", "SHA-256", "Tải lên lúc",
        "Tệp", "Lưu ý",
    )  # fmt: skip
    rows = [
        (
            str(each.report.unit),
            each.report.phase.name,
            each.name,
            each.note,
            each.size,
            each.sha256,
            local(each.added_at),
            file,
            wrong,
        )
        for each, file, wrong in evidence
    ]
    return Sheet("Minh chứng", "Danh mục tệp minh chứng", columns, rows)


def event_sheet(events):
    columns = (
        "Thời điểm", "Việc", "Đối tượng", "Người thực hiện", "Nhập thay cho", "Ý kiến, lý do",
        "Mã băm",
    )  # fmt: skip
    rows = [
        (
            local(event.at),
            event.action_label,
            event.subject_name,
            event.actor,
            event.on_behalf_of,
            event.note,
            event.hash,
        )
        for event in events
    ]
    return Sheet("Nhật ký", "Nhật ký", columns, rows)


def file_sheet(packed):
    rows = [(FileName(each.name), each.size, each.sha256) for each in packed]
    return Sheet("Tệp", "Các tệp trong hồ sơ", ("Tệp", "Dung lượng (byte)", "SHA-256"), rows)
