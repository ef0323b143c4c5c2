"""A paper of each type that a bloc writes, with everything that it may say."""

from datetime import date, datetime

from campaigns.models import CommendationForm
from campaigns.tests.factories import make_title
from emulation.deadlines import VIETNAM
from reports.models import BlocPaper, PaperType
from units.paper_heads import HEAD_FIELDS
from units.tests.factories import serial

LONG = (
    "Các cơ quan, đơn vị đã thảo luận dân chủ, đánh giá đúng kết quả, nêu rõ hạn chế và nguyên "
    "nhân; thống nhất cao với dự thảo báo cáo của thường trực Khối."
)
SAID = {
    PaperType.REMINDER: {
        "abstract": "Đôn đốc gửi báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2026",
        "addressees": "Các cơ quan, đơn vị có tên trong danh sách",
        "opening": "Thực hiện Chương trình của Khối, các cơ quan, đơn vị gửi báo cáo sơ kết phong "
        "trào thi đua 6 tháng đầu năm 2026 trước ngày 30/6/2026.",
        "closing": "Đề nghị các cơ quan, đơn vị có tên nêu trên khẩn trương hoàn thành, gửi về "
        "thường trực Khối chậm nhất ngày 10/7/2026 để tổng hợp.",
        "recipients": "Lãnh đạo Khối (để báo cáo)",
        "counted_on": date(2026, 7, 6),
        "members": 9,
    },
    PaperType.INVITATION: {
        "abstract": "Dự Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2026",
        "addressees": "Lãnh đạo các cơ quan, đơn vị thành viên\nĐại diện Sở Nội vụ",
        "opening": "Tới dự Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2026 của Khối; đề "
        "nghị chuẩn bị ý kiến về kết quả, hạn chế và nhiệm vụ 6 tháng cuối năm.",
        "closing": f"Nội dung:\n- Báo cáo sơ kết;\n- Thảo luận;\n- Kết luận.\n{LONG}",
        "recipients": "Như thành phần mời",
    },
    PaperType.MINUTES: {
        "abstract": "Hội nghị tổng kết phong trào thi đua năm 2026",
        "opening": f"1. **Tài liệu trình hội nghị**\n- Dự thảo báo cáo.\n2. **Thảo luận**\n{LONG}",
        "closing": f"3. **Kết luận của chủ trì**\n{LONG}",
        "recipients": "Các cơ quan, đơn vị thành viên",
        "attendance": "Lãnh đạo các cơ quan, đơn vị thành viên\nĐại diện Sở Nội vụ",
        "members": 9,
        "present": 8,
        "copies": 2,
    },
    PaperType.SUBMISSION: {
        "abstract": "Về việc đề nghị khen thưởng phong trào thi đua năm 2026",
        "addressees": "Ủy ban nhân dân tỉnh Sông Lam\nHội đồng Thi đua - Khen thưởng tỉnh",
        "bases": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\nCăn cứ Kế hoạch của "
        "Ủy ban nhân dân tỉnh về công tác thi đua, khen thưởng năm 2026",
        "opening": f"1. **Quá trình xét**\n{LONG}\n2. **Nội dung đề nghị**",
        "closing": "3. **Hồ sơ kèm theo**\n- Biên bản hội nghị.\nKhối thi đua kính trình Ủy ban "
        "nhân dân tỉnh xem xét, quyết định.",
        "recipients": "Các cơ quan, đơn vị thành viên",
    },
    PaperType.DECISION: {
        "abstract": "Về việc khen thưởng phong trào thi đua năm 2026",
        "bases": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\nXét đề nghị của Khối "
        "thi đua số 1 tỉnh Sông Lam",
        "enacting_body": "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
        "opening": "Điều 1. Tặng danh hiệu, hình thức khen thưởng cho các tập thể, cá nhân có "
        "thành tích xuất sắc trong phong trào thi đua năm 2026.",
        "closing": "Điều 2. Tiền thưởng kèm theo là …… đồng; kinh phí lấy từ ……\nĐiều 3. Các tập "
        "thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        "recipients": "Như Điều 3",
    },
}
MEETING = {
    "held_from": datetime(2026, 6, 29, 8, tzinfo=VIETNAM),
    "held_to": datetime(2026, 6, 29, 11, 30, tzinfo=VIETNAM),
    "venue": "Hội trường cơ quan Trưởng khối, phường Sông Lam",
    "chair": "Trần Thị Ví Dụ",
    "chair_post": "Trưởng Khối",
    "clerk": "Lê Văn Mẫu",
    "clerk_post": "Chuyên viên",
}
WITH_PROPOSALS = (PaperType.MINUTES, PaperType.SUBMISSION, PaperType.DECISION)


def make_bloc_paper(campaign, type, phase=None, *, proposals=3, **fields):
    """The paper, in the name and by the date of the launch of `campaign`."""
    head = {name: getattr(campaign, name) for name in HEAD_FIELDS}
    meeting = MEETING if type in (PaperType.INVITATION, PaperType.MINUTES) else {}
    values = head | SAID[type] | meeting | fields
    paper = BlocPaper.objects.create(campaign=campaign, phase=phase, type=type, **values)
    units = [expected.unit for expected in campaign.expected_units.all()]
    if type == PaperType.REMINDER:
        for order, unit in enumerate(units, 1):
            paper.late_units.create(
                order=order, unit=unit, name=str(unit), due_on=date(2026, 6, 29), days_late=7
            )
    if type in WITH_PROPOSALS:
        propose(paper, units, proposals)
    return paper


def propose(paper, units, count):
    """A title for each other collective, a form of commendation for each other person."""
    title = make_title(name="Cờ thi đua của Ủy ban nhân dân tỉnh")
    form = CommendationForm.objects.create(
        code=f"BK{next(serial)}", name="Bằng khen", holder="individual", level="province"
    )
    for n in range(count):
        unit = units[n % len(units)]
        what = {"form": form} if n % 2 else {"title": title, "unit": unit}
        name = f"Lê Văn Mẫu {n + 1}, {unit}" if n % 2 else f"{unit} ({n + 1})"
        note = "Hoàn thành xuất sắc nhiệm vụ; dẫn đầu phong trào thi đua"
        paper.proposals.create(order=n + 1, name=name, note=note, **what)
