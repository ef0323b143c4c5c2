from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.deadlines import (
    VIETNAM,
    DueRule,
    WeekendRule,
    days_late,
    describe,
    due_instant,
    last_day,
    official_date,
    remaining,
    short_date,
    short_instant,
)

DUE = due_instant(date(2023, 6, 30), DueRule.BEFORE)  # 24:00 of Thursday 29/6/2023
days = st.dates(date(1946, 1, 1), date(2199, 1, 1))


def vietnam(*parts):
    return datetime(*parts, tzinfo=VIETNAM)


def test_before_a_day_ends_at_midnight_before_it():
    assert datetime(2023, 6, 29, 17, tzinfo=UTC) == DUE


def test_through_a_day_ends_at_midnight_after_it():
    instant = due_instant(date(2023, 6, 30), DueRule.THROUGH)

    assert instant == datetime(2023, 6, 30, 17, tzinfo=UTC)


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_no_summer_time(month):
    assert due_instant(date(2026, month, 5), DueRule.THROUGH).utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("quoted", "rule", "last"),
    [
        (date(2024, 6, 30), DueRule.THROUGH, date(2024, 7, 1)),  # a Sunday
        (date(2024, 6, 30), DueRule.BEFORE, date(2024, 7, 1)),  # ends on Saturday
        (date(2024, 7, 1), DueRule.BEFORE, date(2024, 7, 1)),  # ends on Sunday
        (date(2023, 6, 30), DueRule.THROUGH, date(2023, 6, 30)),  # a Friday
        (date(2026, 4, 30), DueRule.THROUGH, date(2026, 5, 4)),  # holiday, holiday, weekend
    ],
)
def test_a_last_day_off_gives_way_to_the_next_working_day(quoted, rule, last):
    assert last_day(due_instant(quoted, rule, WeekendRule.NEXT_WORKING_DAY)) == last


def test_a_fixed_day_stays_on_a_sunday():
    instant = due_instant(date(2024, 6, 30), DueRule.THROUGH, WeekendRule.FIXED)

    assert last_day(instant) == date(2024, 6, 30)


def test_tet_as_announced_for_the_year_is_skipped():
    tet = {date(2026, 2, 16) + timedelta(days=n) for n in range(5)}

    instant = due_instant(
        date(2026, 2, 16), DueRule.THROUGH, WeekendRule.NEXT_WORKING_DAY, holidays=tet
    )

    assert last_day(instant) == date(2026, 2, 23)


def test_a_leap_day_is_a_day():
    assert last_day(due_instant(date(2024, 3, 1), DueRule.BEFORE)) == date(2024, 2, 29)
    assert last_day(due_instant(date(2023, 3, 1), DueRule.BEFORE)) == date(2023, 2, 28)


@given(days, days, st.sampled_from(DueRule), st.sampled_from(WeekendRule))
def test_a_later_day_never_ends_earlier(one, other, rule, weekend_rule):
    earlier, later = sorted([one, other])

    assert due_instant(earlier, rule, weekend_rule) <= due_instant(later, rule, weekend_rule)


@given(days, st.sampled_from(WeekendRule))
def test_through_a_day_is_before_the_next(day, weekend_rule):
    through = due_instant(day, DueRule.THROUGH, weekend_rule)

    assert through == due_instant(day + timedelta(days=1), DueRule.BEFORE, weekend_rule)


@given(days)
def test_a_working_day_rule_ends_on_a_weekday_and_never_early(day):
    instant = due_instant(day, DueRule.THROUGH, WeekendRule.NEXT_WORKING_DAY)

    assert last_day(instant) >= day
    assert last_day(instant).weekday() < 5


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (DUE, "hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam)"),
        (vietnam(2023, 7, 3), "hết 24:00 Chủ nhật, 02/7/2023 (giờ Việt Nam)"),
        (vietnam(2024, 3, 1), "hết 24:00 thứ Năm, 29/02/2024 (giờ Việt Nam)"),
        (vietnam(2023, 6, 29, 17), "trước 17:00 thứ Năm, 29/6/2023 (giờ Việt Nam)"),
        (datetime(2023, 6, 29, 17, tzinfo=UTC), "hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam)"),
    ],
)
def test_a_deadline_is_told_in_words(instant, words):
    assert describe(instant) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3, hours=4, minutes=59), "Còn 3 ngày 4 giờ"),
        (timedelta(days=3), "Còn 3 ngày"),
        (timedelta(hours=4, minutes=20), "Còn 4 giờ 20 phút"),
        (timedelta(minutes=45, seconds=59), "Còn 45 phút"),
        (timedelta(hours=1), "Còn 1 giờ"),
        (timedelta(seconds=59), "Còn chưa đến 1 phút"),
        (timedelta(0), "Đã quá hạn 1 ngày"),
        (timedelta(hours=-25), "Đã quá hạn 2 ngày"),
    ],
)
def test_the_time_left_is_told_in_words(left, words):
    assert remaining(DUE, DUE - left) == words


@pytest.mark.parametrize(
    ("received_at", "late"),
    [
        (DUE - timedelta.resolution, 0),
        (DUE, 1),
        (vietnam(2023, 6, 30, 23, 59, 59), 1),
        (vietnam(2023, 7, 1), 2),
        (datetime(2023, 6, 30, 17, tzinfo=UTC), 2),
        (vietnam(2023, 1, 1), 0),
    ],
)
def test_lateness_counts_calendar_days_in_vietnam(received_at, late):
    assert days_late(received_at, DUE) == late


def test_a_deadline_within_a_day_is_late_by_one_on_that_day():
    due = vietnam(2023, 6, 29, 17)

    assert [days_late(due + timedelta(hours=h), due) for h in (-1, 0, 6, 7)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("day", "official", "short"),
    [
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025", "05/02/2025"),
        (date(2025, 3, 12), "ngày 12 tháng 3 năm 2025", "12/3/2025"),
        (date(2023, 7, 5), "ngày 05 tháng 7 năm 2023", "05/7/2023"),
        (date(2023, 1, 31), "ngày 31 tháng 01 năm 2023", "31/01/2023"),
        (date(2023, 4, 18), "ngày 18 tháng 4 năm 2023", "18/4/2023"),
        (datetime(2023, 6, 30, 17, tzinfo=UTC), "ngày 01 tháng 7 năm 2023", "01/7/2023"),
        (None, "ngày … tháng … năm …", "–"),
    ],
)
def test_only_days_and_the_first_two_months_take_a_zero(day, official, short):
    assert official_date(day) == official.replace(" ", "\u00a0")
    assert short_date(day) == short


def test_when_something_was_done_is_said_in_vietnamese_time():
    assert short_instant(datetime(2026, 2, 5, 17, 5, tzinfo=UTC)) == "00:05 06/02/2026"
