"""What the invented units reached, measure by measure, in the order of their bloc.

A ratio is (numerator, denominator) or (numerator, denominator, left out, why); a number may come
with that of the year before; None is “chưa có số liệu”, a NotApplicable says why there is none.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotApplicable:
    reason: str


NO_PROCEDURES = NotApplicable("Trong kỳ không phát sinh thủ tục có thời hạn.")
DISCIPLINED = "Bị xử lý kỷ luật trước khi ban hành kế hoạch."
KEPT = "Thực hiện nghiêm quy tắc ứng xử; không có phản ánh của người dân."
OPENED = "Đã ban hành quy tắc ứng xử, mở lớp kỹ năng giao tiếp cho bộ phận một cửa."

STATE_HALF = {
    "ho-so-dung-han": [
        (1204, 1219), (2310, 2330), (5120, 5230), (840, 841), (1530, 1566), (212, 213), (960, 990),
        (1405, 1418),
    ],
    "thoi-gian": [
        ("21.5", "24"), ("17", "20"), ("30.2", "32"), ("15", "18.5"), ("26", "27"), ("12.4", "16"),
        ("40", "42.5"), ("19", "22"),
    ],
    "hoan-thanh-tot": [None] * 8,
    "sang-kien": [2, 1, 4, 0, 2, 5, 1, 1],
    "tiet-kiem": [
        420_000_000, 1_150_000_000, 2_310_000_000, 980_500_000, 760_000_000, 245_000_000,
        530_000_000, 318_750_000,
    ],
    "cstd-co-so": [None] * 8,
    "van-hoa": [KEPT, KEPT, OPENED, OPENED, KEPT, KEPT, OPENED, KEPT],
    "hop-thu": [True, True, True, False, True, True, False, True],
    "ho-tro-co-so": [
        60_000_000, 125_500_000, 210_000_000, 95_000_000, 140_000_000, 30_000_000, 0, 72_300_000,
    ],
}  # fmt: skip
STATE_YEAR = {
    "ho-so-dung-han": [
        (2460, 2481), (4702, 4740), (10_410, 10_590), (1702, 1704), (3120, 3185), (431, 432),
        (1985, 2031), (2816, 2840),
    ],
    "thoi-gian": [
        ("20.1", "24"), ("16.5", "20"), ("28", "32"), ("14.2", "18.5"), ("25.1", "27"),
        ("11.8", "16"), ("38.5", "42.5"), ("18", "22"),
    ],
    "hoan-thanh-tot": [
        (61, 61), (72, 72), (118, 120, 2, DISCIPLINED), (95, 95), (104, 105), (38, 38), (57, 57),
        (49, 49),
    ],
    "sang-kien": [4, 3, 9, 3, 5, 11, 2, 3],
    "tiet-kiem": [
        910_000_000, 2_480_000_000, 4_870_000_000, 1_960_000_000, 1_540_000_000, 505_000_000,
        1_120_000_000, 689_400_000,
    ],
    "cstd-co-so": [3, 4, 6, 2, 3, 2, 1, 2],
    "van-hoa": [KEPT, KEPT, KEPT, OPENED, KEPT, KEPT, KEPT, KEPT],
    "hop-thu": [True, True, True, True, True, True, False, True],
    "ho-tro-co-so": [
        120_000_000, 260_000_000, 415_000_000, 190_000_000, 275_500_000, 65_000_000, 40_000_000,
        150_000_000,
    ],
}  # fmt: skip
PARTY_HALF = {
    "hoan-thanh-tot": [None] * 6,
    "tap-the-tien-tien": [None] * 6,
    "tap-the-xuat-sac": [None] * 6,
    "van-ban-dien-tu": [
        (1830, 1902), (640, 705), (1214, 1290), (980, 1104), (4210, 4260), NO_PROCEDURES,
    ],
    "the-thao": [1, 1, 2, 0, 1, 3],
    "mo-hinh": [1, 1, 2, 1, 1, 0],
    "ho-tro-co-so": [325_000_000, 96_500_000, 184_200_000, 75_000_000, 240_000_000, 18_600_000],
}  # fmt: skip
PARTY_YEAR = {
    "hoan-thanh-tot": [(44, 44), (21, 21), (37, 38, 1, DISCIPLINED), (29, 29), (63, 63), (52, 53)],
    "tap-the-tien-tien": [(6, 6), (4, 4), (5, 5), (4, 4), (7, 7), (6, 7)],
    "tap-the-xuat-sac": [(4, 6), (2, 4), (3, 5), (1, 4), (4, 7), (3, 7)],
    "van-ban-dien-tu": [
        (3760, 3890), (1322, 1430), (2511, 2640), (2044, 2240), (8630, 8710), NO_PROCEDURES,
    ],
    "the-thao": [2, 2, 3, 1, 3, 4],
    "mo-hinh": [2, 1, 3, 1, 2, 1],
    "ho-tro-co-so": [610_000_000, 188_000_000, 352_700_000, 160_000_000, 455_000_000, 41_000_000],
}  # fmt: skip

# What units wrote under the headings of a report, by the heading's code.
WORDS = {
    "lanh-dao": "{unit} đã ban hành kế hoạch thi đua, tổ chức phát động và ký giao ước; mỗi chỉ "
    "tiêu có một lãnh đạo phụ trách, hằng tháng kiểm điểm tiến độ.",
    "ket-qua": "Các nội dung thi đua được triển khai đều ở các phòng, đơn vị. Kết quả cụ thể thể "
    "hiện trong bảng chỉ tiêu; phần lớn chỉ tiêu đạt hoặc vượt tiến độ.",
    "chuyen-de": "{unit} tham gia đủ các phong trào đã đăng ký, có việc làm cụ thể cho từng quý.",
    "han-che": "Một số việc còn chậm do phải phối hợp nhiều cơ quan; công tác tuyên truyền gương "
    "điển hình chưa thường xuyên.",
    "nhiem-vu": "Tập trung hoàn thành các chỉ tiêu còn thấp, bồi dưỡng điển hình để đề nghị khen "
    "thưởng cuối năm.",
    "kien-nghi": "Đề nghị Khối tổ chức trao đổi kinh nghiệm giữa các đơn vị thành viên.",
    "danh-hieu": "Các tập thể, cá nhân đạt danh hiệu cơ bản đúng số đã đăng ký.",
    "sang-kien": "Các sáng kiến được công nhận đều đã áp dụng tại đơn vị.",
    "ky-luat": "Không có.",
    "de-nghi": "Đề nghị Khối xem xét suy tôn tập thể {unit}.",
    "phuong-huong": "Giữ vững các chỉ tiêu đã đạt, đăng ký thêm chỉ tiêu về chuyển đổi số.",
}
HIGHLIGHTS = (
    ("practice", "Ngày thứ Năm không hẹn", "Dành trọn một ngày trong tuần giải quyết hồ sơ tồn."),
    ("initiative", "Phiếu hẹn điện tử", "Người dân theo dõi hồ sơ bằng mã tra cứu trên phiếu."),
    ("role_model", "Tổ giúp việc xã khó khăn", "Mỗi tháng một chuyến đi, một việc làm xong."),
    ("practice", "Bản tin thi đua hằng tháng", "Một trang giấy, năm con số, gửi mọi phòng."),
)
