"""How a date is written, and the instant behind a deadline as a paper words it.

Time zone: Asia/Ho_Chi_Minh, always, whatever the server's clock is set to; Vietnam has no summer
time. A deadline is stored as the first instant that is late: on time is `received_at < due_at`.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.timezone import localdate, localtime

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
# (day, month) of the days off that return each year. Tết, Giỗ Tổ and the second day of 2/9 are
# fixed year by year: the caller passes them. Source: Labour Code 2019, art. 112.
YEARLY_HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}


class DueRule(models.TextChoices):
    BEFORE = "before", "trước ngày"
    THROUGH = "through", "đến hết ngày"


class WeekendRule(models.TextChoices):
    FIXED = "fixed", "giữ nguyên ngày"
    NEXT_WORKING_DAY = "next_working_day", "lùi sang ngày làm việc kế tiếp"


def due_instant(day, rule, weekend_rule=WeekendRule.FIXED, holidays=()):
    """The first instant that is late, for the quoted `day`.

    “trước ngày 30/6” ends at 24:00 of 29/6; “đến hết ngày 30/6”, “chậm nhất ngày 30/6” at 24:00 of
    30/6. With NEXT_WORKING_DAY a last day on a Saturday, a Sunday or a holiday gives way to the
    next working day; `holidays` are the dates off besides those of every year.
    Source: Civil Code 2015, art. 147 (24:00 of the last day) and 148 (days off).
    """
    last = day - ONE_DAY if rule == DueRule.BEFORE else day
    if weekend_rule == WeekendRule.NEXT_WORKING_DAY:
        while not _is_working_day(last, holidays):
            last += ONE_DAY
    return datetime.combine(last + ONE_DAY, time(), VIETNAM)


def last_day(instant):
    """The last date on which something is still on time."""
    return localdate(instant - timedelta.resolution, VIETNAM)


def describe(instant):
    """“hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam)”; within a day: “trước 17:00 thứ Năm, …”."""
    local = localtime(instant, VIETNAM)
    day = last_day(instant)
    until = "hết 24:00" if local.time() == time() else f"trước {local:%H:%M}"
    return f"{until} {WEEKDAYS[day.weekday()]}, {short_date(day)} (giờ Việt Nam)"


def remaining(instant, now):
    """“Còn 3 ngày 4 giờ”, “Còn 2 giờ 5 phút”, “Còn 45 phút”, or “Đã quá hạn 2 ngày”.

    The two largest parts, rounded down: never more time than there is. Lateness counts as in
    `days_late`.
    """
    if late := days_late(now, instant):
        return f"Đã quá hạn {late} ngày"
    left = instant - now
    hours, minutes = divmod(left.seconds // 60, 60)
    parts = (
        [(left.days, "ngày"), (hours, "giờ")] if left.days else [(hours, "giờ"), (minutes, "phút")]
    )
    words = [f"{count} {unit}" for count, unit in parts if count]
    return f"Còn {' '.join(words) or 'chưa đến 1 phút'}"


def days_late(received_at, due_at):
    """Calendar days of Asia/Ho_Chi_Minh; 0 means on time: received before the instant `due_at`.

    The calendar day of `due_at` is the first late one, from that very instant on: a deadline at
    24:00 of 29/6 is 00:00 of 30/6, and what arrives during 30/6 is late by 1.
    """
    if received_at < due_at:
        return 0
    return (localdate(received_at, VIETNAM) - localdate(due_at, VIETNAM)).days + 1


def official_date(day):
    """“ngày 05 tháng 02 năm 2025”: how an official document is dated; None leaves dots to fill in.

    Days below 10 and months 1 and 2 take a leading zero; other months do not. No-break spaces keep
    it on one line. A time is read as its date in Asia/Ho_Chi_Minh.
    Source: Decree 30/2020/NĐ-CP, Appendix I, “Địa danh và thời gian ban hành văn bản”.
    """
    if day is None:
        return "ngày\u00a0…\u00a0tháng\u00a0…\u00a0năm\u00a0…"
    day = _local_day(day)
    return f"ngày\u00a0{day:%d}\u00a0tháng\u00a0{_month(day)}\u00a0năm\u00a0{day.year}"


def short_date(day):
    """“18/4/2023”, “05/7/2023”, “09/02/2023”: zeros as in `official_date`; None is “–”."""
    if day is None:
        return "–"
    day = _local_day(day)
    return f"{day:%d}/{_month(day)}/{day.year}"


def short_instant(instant):
    """“09:05 06/02/2026”: when something was done, the time first."""
    return f"{localtime(instant, VIETNAM):%H:%M} {short_date(instant)}"


def _is_working_day(day, holidays):
    return not (day.weekday() >= 5 or (day.day, day.month) in YEARLY_HOLIDAYS or day in holidays)


def _local_day(day: date | datetime):
    return localdate(day, VIETNAM) if isinstance(day, datetime) else day


def _month(day):
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
