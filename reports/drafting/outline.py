"""The order in which a summary says things: sơ kết and tổng kết (RULES §4.6, §4.7).

Scoring, ranking and the appendices on them are not part of the outline yet: they wait for the
scoring itself.
"""

from dataclasses import dataclass

from django.utils.timezone import localdate

from reports.drafting import results
from reports.drafting import sentences as say
from reports.drafting.citations import cited
from reports.models import Highlight
from reports.models.headings import (
    DISCIPLINE,
    INITIATIVES,
    LEADERSHIP,
    LIMITS,
    MOVEMENTS,
    NEXT_TASKS,
    NEXT_YEAR,
    PROPOSALS,
    RESULTS,
    TITLES,
)


@dataclass(frozen=True)
class DraftSection:
    """A heading of `level` 1 (I, II) or 2 (1, 2) and the sentences drafted under it."""

    code: str
    level: int
    title: str
    sentences: tuple = ()


def draft(facts):
    """The DraftSections of the summary of a phase, in order."""
    return tuple(_final(facts) if facts.phase.is_final else _interim(facts))


def section(code, level, title, *found):
    """Without the sentences that had nothing to say."""
    return DraftSection(code, level, title, tuple(s for s in found if s is not None))


def _interim(facts):
    yield section("dac-diem", 1, "Đặc điểm tình hình, công tác lãnh đạo, chỉ đạo", *_opening(facts))
    yield section("ket-qua", 1, "Kết quả thực hiện phong trào thi đua")
    yield from _results(facts)
    yield section("danh-gia", 1, "Ưu điểm, hạn chế, nguyên nhân")
    yield section("uu-diem", 2, "Ưu điểm", results.targets_reached(facts))
    yield section("han-che", 2, "Hạn chế, nguyên nhân", *_limits(facts))
    yield section(
        "nhiem-vu",
        1,
        "Nhiệm vụ trọng tâm thời gian tới",
        say.next_phase(facts),
        results.targets_ahead(facts),
        *say.said_by_units(facts, NEXT_TASKS.code, "Nhiệm vụ các đơn vị xác định:"),
    )
    yield _proposals(facts)


def _final(facts):
    yield section("dac-diem", 1, "Đặc điểm tình hình", say.the_bloc(facts), *_sending(facts))
    yield section(
        "chi-dao",
        1,
        "Công tác lãnh đạo, chỉ đạo và tổ chức phong trào thi đua",
        *_opening(facts)[1:],
        *say.said_by_units(facts, LEADERSHIP.code, "Công tác chỉ đạo tại các đơn vị:"),
    )
    yield section("ket-qua", 1, "Kết quả thực hiện phong trào thi đua")
    yield from _results(facts, sent=False)
    yield section(
        "danh-hieu",
        2,
        "Danh hiệu thi đua so với đăng ký",
        say.titles_pledged(facts),
        *say.said_by_units(facts, TITLES.code, "Kết quả tại các đơn vị:"),
    )
    yield section(
        "han-che",
        1,
        "Hạn chế, nguyên nhân và bài học kinh nghiệm",
        *_limits(facts),
        *say.said_by_units(facts, DISCIPLINE.code, "Tình hình chấp hành pháp luật, kỷ luật:"),
    )
    yield section(
        "phuong-huong",
        1,
        f"Phương hướng, nhiệm vụ năm {facts.campaign.year + 1}",
        results.targets_ahead(facts),
        *say.said_by_units(facts, NEXT_YEAR.code, "Nội dung các đơn vị đề xuất:"),
    )
    yield section(
        "truong-khoi",
        2,
        f"Giới thiệu Trưởng khối, Phó Trưởng khối năm {facts.campaign.year + 1}",
        say.the_next_heads(facts),
    )
    yield _proposals(facts)


def _opening(facts):
    return [
        say.the_bloc(facts),
        say.the_launch(facts, cited(facts.campaign, localdate(facts.as_of))),
        say.the_pledges(facts),
        say.the_themes(facts),
    ]


def _sending(facts):
    return [say.who_has_sent(facts), say.who_has_not_sent(facts), say.what_counts(facts)]


def _results(facts, *, sent=True):
    if sent:
        yield section("bao-cao", 2, "Tình hình gửi báo cáo", *_sending(facts))
    yield section(
        "chi-tieu",
        2,
        "Kết quả thực hiện các chỉ tiêu",
        results.targets_met(facts),
        *(results.measure_result(r) for target in facts.summary.targets for r in target.measures),
    )
    yield section(
        "noi-dung",
        2,
        "Kết quả theo nội dung thi đua",
        *say.said_by_units(facts, RESULTS.code, "Kết quả nổi bật tại các đơn vị:"),
    )
    if facts.summary.followed:
        yield section(
            "theo-doi",
            2,
            "Các số liệu khác",
            *(results.measure_result(result) for result in facts.summary.followed),
        )
    yield section(
        "chuyen-de",
        2,
        "Phong trào thi đua theo chuyên đề",
        *say.said_by_units(facts, MOVEMENTS.code, "Các đơn vị đã triển khai:"),
    )
    yield section(
        "dien-hinh",
        2,
        "Điển hình tiên tiến, mô hình, sáng kiến",
        *(say.highlights(facts, kind) for kind in Highlight.Kind),
        *say.said_by_units(facts, INITIATIVES.code, "Sáng kiến trong năm:"),
    )
    yield section("khen-thuong", 2, "Công tác khen thưởng", say.awards(facts), _titles(facts))


def _titles(facts):
    return None if facts.phase.is_final else say.titles_pledged(facts)


def _limits(facts):
    return say.said_by_units(facts, LIMITS.code, "Hạn chế, nguyên nhân các đơn vị đã nêu:")


def _proposals(facts):
    return section(
        "kien-nghi",
        1,
        "Kiến nghị, đề xuất",
        *say.said_by_units(facts, PROPOSALS.code, "Kiến nghị của các đơn vị:"),
    )
