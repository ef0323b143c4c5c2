"""A whole plan, ready to launch, for tests."""

from datetime import date
from decimal import Decimal

from campaigns.models import LegalBasis, Section
from campaigns.tests.factories import YEAR, make_campaign, make_measure, make_phase, make_target
from units.tests.factories import make_bloc, make_issuing_body, make_membership, make_signatory


def make_basis(**fields):
    values = {"kind": "plan", "number": "12/KH-UBND", "subject": "triển khai thi đua"}
    return LegalBasis.objects.create(**(values | fields))


def make_plan(bloc=None, *, units=(), targets=1, **fields):
    """A draft in which nothing is left to mend and nothing to look at again."""
    bloc = bloc or make_bloc()
    for unit in units:
        make_membership(bloc, unit, year=YEAR)
    body = make_issuing_body(bloc)
    values = {
        "issuing_body": body,
        "signatory": make_signatory(body),
        "theme": f"Đoàn kết, sáng tạo năm {YEAR}",
        "opening": f"Khối phát động với chủ đề **“Đoàn kết, sáng tạo năm {YEAR}”**:",
    }
    campaign = make_campaign(bloc, **(values | fields))
    campaign.bases.create(basis=make_basis(issued_on=date(YEAR, 1, 2), number=f"{campaign.pk}/KH"))
    campaign.recipients.create(text="Các cơ quan thành viên")
    campaign.sections.create(code="muc-1", style="part", heading="NỘI DUNG")
    campaign.sections.create(code="muc-2", order=2, heading="MỤC TIÊU", slot=Section.Slot.TARGETS)
    campaign.sections.create(code="muc-3", order=3, heading="THỜI GIAN", slot=Section.Slot.PHASES)
    for n in range(1, targets + 1):
        target = make_target(campaign, text=f"Giúp đỡ {n} mô hình")
        make_measure(target, goal=Decimal(n), unit_of_measure="mô hình")
    make_phase(
        campaign,
        review="final",
        due_on=date(YEAR, 11, 30),
        due_text=f"trước ngày 30/11/{YEAR}",
        starts_on=date(YEAR, 1, 1),
        ends_on=date(YEAR, 12, 10),
    )
    return campaign
