"""A bloc in the middle of its year, from which each kind of paper can be built."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.models import Agreement, CampaignBasis, LegalBasis, MeasureKind, Phase
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
    make_title,
)
from emulation.review import Status
from reports.drafting.keeping import redraft
from reports.models import Highlight, PaperType, Report
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import make_figure
from units.models import Bloc, Family, MemberRole
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_membership,
    make_secretary,
    make_signatory,
    make_unit,
)

NAMES = ("Ban Nội chính", "Sở Văn hóa và Thể thao", "Sở Y tế")
STATE, PARTY_BEFORE, PARTY_NOW = (
    (Family.STATE, date(2026, 7, 6)),
    (Family.PARTY, date(2026, 5, 20)),
    (Family.PARTY, date(2026, 7, 6)),
)
REGIMES = {"nd30": STATE, "hd36": PARTY_BEFORE, "hd05": PARTY_NOW}


@dataclass(frozen=True)
class Papers:
    """The rows from which papers are built, by kind."""

    bloc: Bloc
    rows: dict


def make_papers(family=Family.STATE, day=date(2026, 7, 6), units=3, *, is_year_end=False):
    """The papers of the half-year; with `is_year_end`, report and summary are those of the year."""
    head = {"number": "7", "day": day.day, "month": day.month, "paper_year": day.year}
    bloc = make_bloc(f"Khối thi đua số {Bloc.objects.count() + 1} tỉnh Sông Lam")
    is_party = family == Family.PARTY
    body = make_issuing_body(bloc, family=family, archive_line="Văn phòng" if is_party else "VT")
    leader = make_signatory(body, authority_lines="T/M KHỐI THI ĐUA" if is_party else "")
    members = [make_unit(NAMES[n] if n < 3 else f"Đơn vị thành viên {n + 1}") for n in range(units)]
    make_membership(bloc, members[0], year=2026, role=MemberRole.HEAD)
    head |= {"issuing_body": body, "signatory": leader}
    campaign = make_campaign(bloc, launched=True, units=members, theme="Đoàn kết, sáng tạo", **head)
    campaign.opening = "Khối phát động thi đua với chủ đề “Đoàn kết, sáng tạo” như sau:"
    campaign.closing = "Các đơn vị nghiêm túc thực hiện."
    campaign.save()
    _plan(campaign)
    phase = make_phase(campaign, name="Sơ kết 6 tháng đầu năm", review=Phase.Review.INTERIM)
    measures = _measures(campaign)
    reports = [_report(phase, unit, measures, head) for unit in members]
    if is_year_end:
        ends = {"due_on": date(2026, 11, 30), "starts_on": date(2026, 7, 1)}
        phase = make_phase(campaign, name="Tổng kết năm", review=Phase.Review.FINAL, **ends)
        reports = [_report(phase, unit, measures, head) for unit in members]
    secretary = make_secretary(bloc)
    pledge = _pledge(campaign, members[0], measures, head)
    agreement = _agreement(campaign, secretary, day)
    summary = redraft(phase, by=secretary)  # last: it tells of all the others
    for name, value in head.items():
        setattr(summary, name, value)
    summary.save()
    rows = {
        "programme": campaign,
        "pledge": pledge,
        "agreement": agreement,
        "report": reports[0],
        "summary": summary,
        "bloc-paper": make_bloc_paper(campaign, PaperType.SUBMISSION, phase),
    }
    return Papers(bloc, rows)


def _plan(campaign):
    law, _ = LegalBasis.objects.get_or_create(
        kind="law", subject="Thi đua, khen thưởng", issued_on=date(2022, 6, 15), issuer="Quốc hội"
    )
    plan, _ = LegalBasis.objects.get_or_create(
        kind="plan",
        number="47/KH-UBND",
        issued_on=date(2026, 2, 9),
        issuer="Ủy ban nhân dân tỉnh",
        subject="Về công tác thi đua năm 2026",
    )
    CampaignBasis.objects.create(campaign=campaign, basis=law, order=1)
    CampaignBasis.objects.create(campaign=campaign, basis=plan, order=2)
    campaign.sections.create(
        code="i", order=1, style="part", heading="Mục tiêu thi đua", slot="targets"
    )
    part = campaign.sections.create(code="ii", order=2, style="part", heading="Thời gian")
    campaign.sections.create(
        code="ii-1", order=3, parent=part, heading="Sơ kết, tổng kết", slot="windows"
    )
    campaign.recipients.create(text="Hội đồng Thi đua - Khen thưởng tỉnh", note="để b/c")
    campaign.recipients.create(text="Các đơn vị thành viên", order=2)


def _measures(campaign):
    done = make_target(campaign, text="Từ 95% hồ sơ đúng hạn")
    helped = make_target(campaign, text="Giúp mỗi xã một mô hình, một công trình")
    return [
        make_measure(done, kind=MeasureKind.RATIO, goal=95, name="Tỷ lệ hồ sơ đúng hạn"),
        make_measure(helped, goal=2, name="Số mô hình", unit_of_measure="mô hình"),
        make_measure(helped, kind=MeasureKind.MONEY, goal=10_000_000, name="Tiền hỗ trợ"),
    ]


def _pledge(campaign, unit, measures, head):
    # The unit has no body of its own: the bloc's stands in, as for every paper here.
    pledge = make_pledge(campaign, unit, status=Status.APPROVED, **head | {"number": ""})
    pledge.measures_taken = "Phân công rõ người, rõ việc.\n- Kiểm tra hằng quý;"
    pledge.save()
    pledge.themes.create(text="Trách nhiệm, kỷ cương")
    for measure, value in zip(measures, (97, 1, 20_000_000), strict=True):
        reason = "Địa bàn rộng" if value == 1 else ""
        pledge.goals.create(measure=measure, value=value, reason=reason)
    pledge.titles.create(title=make_title(name="Tập thể lao động xuất sắc"), quantity=2)
    pledge.movements.create(name="Ngày thứ Bảy vì dân", goal="12 buổi")
    return pledge


def _report(phase, unit, measures, head):
    report = Report.objects.start(phase, unit, by=make_secretary(phase.campaign.bloc))
    for name, value in (head | {"status": Status.APPROVED}).items():
        setattr(report, name, value)
    report.received_at = phase.due_at
    report.save()
    report.sections.update(text="Đơn vị đã triển khai **đầy đủ** các nội dung.")
    make_figure(report, measures[0], 193, of=200, baseline=Decimal(95))
    make_figure(report, measures[1], 3, state="estimate")
    make_figure(report, measures[2], 12_500_000, note="Quyên góp của công chức")
    report.highlights.create(
        kind=Highlight.Kind.PRACTICE, name="Hòm thư góp ý", description="Trả lời trong ngày"
    )
    report.awards.create(title=make_title(name="Cờ thi đua"), quantity=1)
    return report


def _agreement(campaign, secretary, day):
    agreement = Agreement.objects.draw_up(campaign, by=secretary)
    agreement.venue, agreement.signed_on = "Hội trường tỉnh", day
    agreement.common_content = "Các đơn vị thực hiện đầy đủ nội dung thi đua của Khối."
    agreement.commitment = "Các đơn vị cam kết thực hiện đúng nội dung đã ký."
    agreement.save()
    agreement.parties.update(post="Giám đốc", representative="Trần Văn Mẫu")
    return agreement
