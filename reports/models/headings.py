"""The headings under which a unit reports in words, and which of them it must not leave empty.

Source: the reports of units in RULES §4.4 (sơ kết) and §4.5 (tổng kết).
"""

from dataclasses import dataclass

from campaigns.models import Phase


@dataclass(frozen=True)
class Heading:
    code: str
    title: str
    hint: str
    is_required: bool = True


LEADERSHIP = Heading(
    "lanh-dao",
    "Công tác lãnh đạo, chỉ đạo và tổ chức thực hiện",
    "Văn bản đã ban hành, chủ đề thi đua, việc phát động và ký kết giao ước, công tác kiểm tra.",
)
RESULTS = Heading(
    "ket-qua",
    "Kết quả thực hiện các nội dung thi đua",
    "Kết quả nổi bật theo từng nội dung. Số liệu đã có trong bảng chỉ tiêu, không cần chép lại.",
)
MOVEMENTS = Heading(
    "chuyen-de",
    "Kết quả các phong trào thi đua theo chuyên đề",
    "Từng phong trào đã tham gia: việc đã làm, kết quả. Bỏ trống nếu không tham gia.",
    is_required=False,
)
LIMITS = Heading(
    "han-che",
    "Tồn tại, hạn chế và nguyên nhân",
    "Những việc chưa làm được, nguyên nhân khách quan, chủ quan.",
)
PROPOSALS = Heading(
    "kien-nghi",
    "Đề xuất, kiến nghị",
    "Với khối, với cơ quan cấp trên. Bỏ trống nếu không có.",
    is_required=False,
)
NEXT_TASKS = Heading(
    "nhiem-vu",
    "Nhiệm vụ trọng tâm thời gian tới",
    "Các việc chính và biện pháp để hoàn thành chỉ tiêu cả năm.",
)
TITLES = Heading(
    "danh-hieu",
    "Kết quả bình xét danh hiệu thi đua so với đăng ký",
    "Số lượng, tỷ lệ cá nhân và tập thể đạt từng danh hiệu so với số đã đăng ký.",
)
INITIATIVES = Heading(
    "sang-kien",
    "Sáng kiến, cải tiến trong năm",
    "Số sáng kiến được công nhận, phạm vi áp dụng, hiệu quả. Bỏ trống nếu không có.",
    is_required=False,
)
DISCIPLINE = Heading(
    "ky-luat",
    "Tình hình chấp hành pháp luật và kỷ luật",
    "Tập thể, cá nhân bị kỷ luật hoặc đang bị xem xét. Nếu không có, ghi “Không có”.",
)
NOMINATION = Heading(
    "de-nghi",
    "Đề nghị khen thưởng cho đơn vị",
    "Danh hiệu, hình thức khen thưởng đơn vị đề nghị khối xem xét. Bỏ trống nếu không có.",
    is_required=False,
)
NEXT_YEAR = Heading(
    "phuong-huong",
    "Phương hướng, nhiệm vụ năm sau",
    "Nội dung trọng tâm và dự kiến đăng ký thi đua năm sau.",
)
HEADINGS = {
    Phase.Review.INTERIM: (LEADERSHIP, RESULTS, MOVEMENTS, LIMITS, NEXT_TASKS, PROPOSALS),
    Phase.Review.FINAL: (
        LEADERSHIP,
        RESULTS,
        MOVEMENTS,
        TITLES,
        INITIATIVES,
        LIMITS,
        DISCIPLINE,
        NOMINATION,
        NEXT_YEAR,
        PROPOSALS,
    ),
}
HEADING = {heading.code: heading for headings in HEADINGS.values() for heading in headings}
