"""Sample papers of an invented province, one of each kind, in every regime."""

from datetime import UTC, datetime

from emulation.paper import (
    Appendix,
    Column,
    GroupRow,
    HeadCell,
    Heading,
    Item,
    Metadata,
    Number,
    Paper,
    PaperDate,
    Paragraph,
    Recipient,
    Regime,
    Signature,
    SignatureGrid,
    SigningPair,
    SigningParty,
    Table,
    TotalRow,
)
from emulation.paper_text import citation

CREATED = datetime(2026, 7, 6, 1, 0, tzinfo=UTC)
DAY = {
    Regime.ND30: PaperDate(6, 7, 2026),
    Regime.HD36: PaperDate(18, 4, 2026),
    Regime.HD05: PaperDate(6, 7, 2026),
}
LONG = (
    "Các cơ quan, đơn vị trong Khối đã bám sát chương trình công tác, phân công rõ người, rõ "
    "việc, rõ thời hạn; phong trào được duy trì đều ở cả hai đợt, gắn với nhiệm vụ chuyên môn "
    "của từng đơn vị và được kiểm tra chéo hằng quý."
)


def frame(regime, kind, **fields):
    """What every paper of the same body carries; `fields` say the rest."""
    party = regime.is_party
    common = {
        "regime": regime,
        "superior_lines": ("TỈNH ỦY SÔNG LAM",) if party else ("ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM"),
        "issuing_lines": ("KHỐI THI ĐUA", "CÁC CƠ QUAN ĐẢNG TỈNH")
        if party
        else ("SỞ VĂN HÓA VÀ THỂ THAO",),
        "number": Number("7", kind, "KTĐ" if party else "SVHTT"),
        "place": "Sông Lam",
        "date": DAY[regime],
        "recipients": (
            Recipient("Hội đồng Thi đua - Khen thưởng tỉnh", "để báo cáo"),
            Recipient("Các cơ quan, đơn vị thành viên trong Khối"),
        ),
        "archive": "Văn phòng Khối" if party else "VT, VP (02b)",
        "signing": Signature(
            ("T/M KHỐI THI ĐUA",) if party else ("KT. GIÁM ĐỐC",),
            "Trưởng Khối" if party else "Phó Giám đốc",
            "Trần Thị Ví Dụ",
        ),
        "metadata": Metadata(
            title=f"{fields.get('type_name', 'Công văn')}: {fields.get('abstract', '')}",
            author="Khối thi đua tỉnh Sông Lam",
            subject="Mẫu thử, số liệu giả định",
            keywords=("thi đua", "khen thưởng"),
            created=CREATED,
        ),
    }
    return Paper(**{**common, **fields})


BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Kế hoạch số 47/KH-UBND ngày 09 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Sông Lam "
    "về triển khai công tác thi đua, khen thưởng năm 2026",
)


def score_table(rows=60):
    columns = (
        Column("TT", 12, "center"),
        Column("Đơn vị"),
        Column("Đăng ký", 26, "right"),
        Column("Hoàn thành", 26, "right"),
        Column("Tỷ lệ (%)", 24, "right"),
        Column("Điểm tự chấm", 26, "right"),
        Column("Dự kiến xếp loại", 48),
    )
    head = (
        (
            HeadCell("TT", rowspan=2),
            HeadCell("Đơn vị", rowspan=2),
            HeadCell("Chỉ tiêu", colspan=3),
            HeadCell("Điểm tự chấm", rowspan=2),
            HeadCell("Dự kiến xếp loại", rowspan=2),
        ),
        (HeadCell("Đăng ký"), HeadCell("Hoàn thành"), HeadCell("Tỷ lệ (%)")),
    )
    body = tuple(
        (f"{n:02}", f"Cơ quan thành viên số {n}", "12", "10", "83,3", "92,5", "Hoàn thành tốt")
        for n in range(1, rows + 1)
    )
    middle = rows // 2
    rows = (
        GroupRow("Khối cơ quan tham mưu", "I"),
        *body[:middle],
        GroupRow("Khối đơn vị sự nghiệp", "II"),
        *body[middle:],
        TotalRow("Cộng", ("720", "600", "83,3", "", "")),
    )
    return Table(columns, rows, head)


def goals_table():
    columns = (
        Column("TT", 12, "center"),
        Column("Nhóm chỉ tiêu"),
        Column("Đăng ký", 30, "right"),
        Column("Đạt tiến độ", 30, "right"),
    )
    rows = (
        ("1", "Chuyên môn", "20", "18"),
        ("2", "Cải cách hành chính, chuyển đổi số", "10", "8"),
        ("3", "Xây dựng Đảng, đoàn thể", "6", "5"),
        TotalRow("Cộng", ("36", "31")),
    )
    return Table(columns, rows, compact=True)


def attached_to(paper, issuer):
    return citation(paper.regime, "Báo cáo", paper.number, paper.date, issuer)


def report(regime, paragraphs=1, appendices=2):
    """A mid-year report: headings of three levels, a table, appendices of several pages."""
    body = (
        Paragraph("Khối thi đua báo cáo kết quả phong trào thi đua 6 tháng đầu năm 2026 như sau:"),
        Heading(1, "Đặc điểm tình hình", 1),
        Paragraph(f"{LONG} Chủ đề năm là **“Đoàn kết, chủ động, sáng tạo”**."),
        Heading(1, "Kết quả thực hiện", 2),
        Heading(2, "Công tác tổ chức, phát động", 1),
        Paragraph(LONG, number="a)"),
        Item("Tổ chức ký giao ước thi đua trong quý I;"),
        Item("Phát động 02 đợt thi đua ngắn ngày, sơ kết ngày 30 tháng 6 năm 2026."),
        Heading(2, "Kết quả các chỉ tiêu", 2),
        Paragraph("Có 31/36 chỉ tiêu đạt hoặc vượt tiến độ (86,1%), chi tiết như bảng sau:"),
        goals_table(),
        Heading(1, "Phương hướng, nhiệm vụ", 3),
        *(Paragraph(LONG, bold_lead=f"{n}.") for n in range(1, paragraphs + 1)),
        Paragraph("Trên đây là báo cáo 6 tháng, kính trình cấp trên xem xét, chỉ đạo."),
    )
    paper = frame(
        regime,
        "BC",
        type_name="Báo cáo",
        abstract="Sơ kết phong trào thi đua 6 tháng đầu năm 2026, "
        "phương hướng, nhiệm vụ 6 tháng cuối năm",
        addressees=("Ủy ban nhân dân tỉnh Sông Lam",),
        bases=BASES,
        body=body,
    )
    attached = attached_to(paper, "Khối thi đua tỉnh Sông Lam")
    made = (
        Appendix("Tổng hợp kết quả", (score_table(),), attached, landscape=True),
        Appendix("Danh sách đề nghị", (score_table(4),), attached, landscape=True),
        Appendix("Thuyết minh", tuple(Paragraph(LONG) for _ in range(20)), attached),
    )
    return with_fields(paper, appendices=made[:appendices])


def with_fields(paper, **fields):
    return Paper(**{**paper.__dict__, **fields})


def programme(regime):
    """A draft: number and day are left to the pen; the bases run on in one paragraph."""
    return frame(
        regime,
        "CTr",
        number=Number("", "CTr", "KTĐ" if regime.is_party else "UBND"),
        date=PaperDate(None, DAY[regime].month, 2026),
        draft_mark="Dự thảo",
        type_name="Chương trình",
        abstract="Phát động phong trào thi đua năm 2026",
        bases=(*BASES, "Xét đề nghị của cơ quan thường trực Khối"),
        running_bases=True,
        body=(
            Paragraph("Khối thi đua phát động phong trào với chủ đề **“Đoàn kết, sáng tạo”**:"),
            Heading(1, "Nội dung thi đua", 1),
            Paragraph(LONG, bold_lead="1."),
            Paragraph(LONG, bold_lead="2."),
            Heading(1, "Tổ chức thực hiện", 2),
            Paragraph("Các đơn vị báo cáo trước ngày 30 tháng 6 năm 2026;"),
        ),
        signing=Signature(
            (),
            "Trưởng Khối",
            "Trần Thị Ví Dụ",
            ("Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Tuyên giáo"),
        ),
    )


def agreement(regime, parties=9, paragraphs=3):
    """No number, no date line, nobody to send it to; one signing block per member."""
    return frame(
        regime,
        "",
        number=None,
        date=None,
        type_name="Bản giao ước thi đua",
        abstract="Năm 2026",
        body=(
            Paragraph("Hôm nay, tại Sông Lam, các đơn vị thống nhất ký giao ước như sau:"),
            Heading(2, "Nội dung thi đua", "Điều 1."),
            *(Paragraph(LONG, number=f"{n}.") for n in range(1, paragraphs + 1)),
            Heading(2, "Hiệu lực", "Điều 2."),
            Paragraph("Giao ước có hiệu lực từ ngày ký, lập thành 10 bản"),
        ),
        recipients=(),
        archive="",
        signing=SignatureGrid(
            tuple(
                SigningParty(f"Cơ quan thành viên số {n}", "Thủ trưởng", "Lê Văn Mẫu")
                for n in range(1, parties + 1)
            )
        ),
    )


def minutes(regime, paragraphs=6):
    party = regime.is_party
    return frame(
        regime,
        "BB",
        date=None,
        type_name="Biên bản",
        abstract="Hội nghị bình xét thi đua năm 2026",
        body=(
            Paragraph("Thời gian: 8 giờ 00 ngày 10 tháng 12 năm 2026."),
            *(Paragraph(LONG, number=f"{n}.") for n in range(1, paragraphs + 1)),
            Paragraph("Hội nghị kết thúc lúc 11 giờ 30 cùng ngày; biên bản đã được thông qua."),
        ),
        signing=SigningPair(
            Signature((), "Người ghi biên bản" if party else "Thư ký", "Lê Văn Mẫu"),
            Signature((), "Chủ trì hội nghị" if party else "Chủ tọa", "Trần Thị Ví Dụ"),
        ),
    )


def submission(regime, paragraphs=3):
    return frame(
        regime,
        "TTr",
        type_name="Tờ trình",
        abstract="Về việc đề nghị khen thưởng năm 2026",
        addressees=("Ban Thường vụ Tỉnh ủy", "Hội đồng Thi đua - Khen thưởng tỉnh"),
        bases=BASES,
        body=(
            *(Paragraph(LONG, number=f"{n}.") for n in range(1, paragraphs + 1)),
            Paragraph("Kính trình cấp có thẩm quyền xem xét, quyết định."),
        ),
    )


def decision(regime):
    return frame(
        regime,
        "QĐ",
        type_name="Quyết định",
        abstract="Về việc khen thưởng phong trào thi đua năm 2026",
        enacting_body=("Giám đốc Sở Văn hóa và Thể thao",),
        bases=(*BASES, "Xét đề nghị của Hội đồng Thi đua - Khen thưởng"),
        enacting_clause="Quyết định:",
        body=(
            Paragraph("Tặng Giấy khen cho 05 tập thể (danh sách kèm theo).", bold_lead="Điều 1."),
            Paragraph("Quyết định có hiệu lực kể từ ngày ký.", bold_lead="Điều 2."),
        ),
    )


def letter(regime):
    return frame(
        regime,
        "CV" if regime.is_party else "",
        type_name="",
        abstract="Về việc nhắc gửi báo cáo sơ kết 6 tháng đầu năm 2026",
        addressees=("Các đơn vị thành viên trong Khối",),
        body=(Paragraph(LONG), Paragraph("Đề nghị các đơn vị gửi trước ngày 30/6/2026.")),
    )


def long_names(regime):
    """Names that do not fit their column, a long place, titles of three lines."""
    return with_fields(
        report(regime, appendices=0),
        superior_lines=("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH VÀ CÁC TỈNH MIỀN ĐÔNG NAM BỘ",),
        issuing_lines=("BAN QUẢN LÝ CÁC KHU CHẾ XUẤT, KHU CÔNG NGHIỆP VÀ KHU CÔNG NGHỆ CAO",),
        place="Thành phố Hồ Chí Minh",
        date=PaperDate(26, 12, 2025) if regime is Regime.HD36 else PaperDate(26, 12, 2026),
        abstract="Tổng kết phong trào thi đua “Đổi mới, sáng tạo, chuyển đổi số, cải cách hành "
        "chính, nâng cao chất lượng phục vụ Nhân dân” năm 2026, phương hướng, nhiệm vụ trọng tâm "
        "công tác thi đua, khen thưởng năm 2027",
    )


SAMPLES = {
    made.__name__: made
    for made in (
        report,
        programme,
        agreement,
        minutes,
        submission,
        decision,
        letter,
        long_names,
    )
}
