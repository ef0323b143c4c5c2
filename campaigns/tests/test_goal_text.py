"""How a goal is said in words: on the pages and in the papers."""

from decimal import Decimal

import pytest

from campaigns.models import ChangeUnit, Comparator, Measure, MeasureKind, Target

C, K, U = Comparator, MeasureKind, ChangeUnit


def words(kind, comparator, goal=None, unit="", **fields):
    goal = None if goal is None else Decimal(goal)
    fields.setdefault("target", Target(pk=1))
    return Measure(
        kind=kind, comparator=comparator, goal=goal, unit_of_measure=unit, **fields
    ).goal_text()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words(K.RATIO, C.AT_LEAST, "90"), "từ 90% trở lên"),
        (words(K.RATIO, C.MORE_THAN, "95.0000", "%"), "trên 95%"),
        (words(K.RATIO, C.AT_LEAST, "100"), "100%"),
        (words(K.NUMBER, C.AT_LEAST, "100", "%"), "từ 100% trở lên"),
        (words(K.RATIO, C.EQUAL, "100"), "đúng 100%"),
        (words(K.RATIO, C.AT_MOST, "1.34"), "không quá 1,34%"),
        (words(K.NUMBER, C.AT_LEAST, "1", "mô hình"), "từ 1 mô hình trở lên"),
        (words(K.NUMBER, C.AT_LEAST, "8", "%"), "từ 8% trở lên"),
        (words(K.NUMBER, C.LESS_THAN, "5", "vụ"), "dưới 5 vụ"),
        (words(K.NUMBER, C.AT_LEAST, "2500000", "lượt khách"), "từ 2.500.000 lượt khách trở lên"),
        (words(K.NUMBER, C.EQUAL, "0", "vụ"), "không có vụ nào"),
        (words(K.NUMBER, C.AT_MOST, "0", "vụ"), "không có vụ nào"),
        (words(K.NUMBER, C.EQUAL, "0"), "đúng 0"),
        (words(K.MONEY, C.AT_LEAST, "3000000000000"), "từ 3.000 tỷ đồng trở lên"),
        (words(K.MONEY, C.AT_LEAST, "38200000", "đồng"), "từ 38.200.000 đồng trở lên"),
        (words(K.TITLES, C.AT_LEAST, "3", "tập thể"), "từ 3 tập thể trở lên"),
        (words(K.NUMBER, C.INCREASE, "136", "tiêu chí", change_unit=U.UNITS), "tăng 136 tiêu chí"),
        (words(K.NUMBER, C.DECREASE, "4", "vụ", change_unit=U.PERCENT), "giảm 4%"),
        (words(K.RATIO, C.DECREASE, "4", change_unit=U.POINTS), "giảm 4 điểm phần trăm"),
        (words(K.RATIO, C.INCREASE, "4", change_unit=U.UNITS), "tăng 4 điểm phần trăm"),
        (words(K.NUMBER, C.DECREASE, None, "vụ"), "giảm"),
        (
            words(K.NUMBER, C.DECREASE, "5", "vụ", change_unit=U.PERCENT, baseline=Decimal(120)),
            "giảm 5% so với 120 vụ",
        ),
        (words(K.NUMBER, C.MAINTAIN, "10", "bác sĩ/1 vạn dân"), "duy trì 10 bác sĩ/1 vạn dân"),
        (words(K.NUMBER, C.MAINTAIN, None, "vụ", baseline=Decimal(7)), "duy trì 7 vụ"),
        (words(K.NUMBER, C.MAINTAIN), "duy trì"),
        (words(K.YES_NO, C.NONE), "có"),
        (words(K.WORDS, C.AT_LEAST), "đạt, do thường trực thẩm định"),
        (words(K.NUMBER, C.NONE, unit="mô hình"), "chỉ theo dõi"),
        (words(K.YES_NO, C.NONE, target=None), "chỉ theo dõi"),
    ],
)
def test_a_goal_is_said_as_a_paper_says_it(said, expected):
    assert said == expected
