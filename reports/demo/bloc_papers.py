"""The letters, invitations, minutes, submissions and draft decisions of the demonstration."""

from datetime import datetime, timedelta

from campaigns.models import CommendationForm, EmulationTitle
from emulation.deadlines import VIETNAM
from reports.composing import draw_up
from reports.demo.clock import acting_at
from reports.demo.papers import issue_now
from reports.models import PaperType
from reports.models.bloc_paper import DOTS
from units.models import Role

VENUE = "Hội trường cơ quan Trưởng khối"
# What is filled in where the drafted minutes leave room, in this order.
SAID = (
    "Dự thảo báo cáo tổng kết, bảng tổng hợp kết quả của các đơn vị.",
    "Các đơn vị nhất trí với dự thảo báo cáo; đề nghị năm sau chốt chỉ tiêu sớm hơn và hỗ trợ đơn "
    "vị chưa có máy tính nhập số liệu.",
    "biểu quyết công khai",
    "100%.",
)
NEXT = "Các đơn vị thống nhất giới thiệu theo thứ tự luân phiên đã nêu trong quy chế của Khối."
CONCLUDED = "Giao thường trực Khối hoàn thiện báo cáo, hồ sơ đề nghị khen thưởng theo quy định."
# Who is proposed for what: a title or a form by its code, the unit by its place in the bloc.
PROPOSED = (
    ("CTD", None, 0, "Dẫn đầu phong trào thi đua của Khối"),
    ("TTLDXS", None, 1, "Hoàn thành xuất sắc nhiệm vụ, vượt các chỉ tiêu đăng ký"),
    (None, "BK-TT", 2, "Có mô hình được nhân rộng trong Khối"),
    (None, "BK-CN", 0, "Tham mưu, tổ chức tốt phong trào thi đua"),
)


def remind(demo, phase):
    """On the morning after the deadline, before the late ones send."""
    at = datetime(phase.campaign.year, 7, 2, 7, 30, tzinfo=VIETNAM)
    issue_now(demo, _drawn(demo, PaperType.REMINDER, phase, at), at)


def invite(demo, phase):
    at = datetime(phase.campaign.year, 7, 3, 9, tzinfo=VIETNAM)
    paper = _drawn(demo, PaperType.INVITATION, phase, at)
    _meet(paper, datetime(phase.campaign.year, 7, 9, 8, tzinfo=VIETNAM))
    issue_now(demo, paper, at)


def award(demo, phase):
    """The meeting at the year's end, what it proposes, and the draft of the decision on it."""
    at = datetime(phase.campaign.year, 12, 4, 14, tzinfo=VIETNAM)
    minutes = _drawn(demo, PaperType.MINUTES, phase, at)
    _write_minutes(demo, minutes, at - timedelta(hours=6))
    _propose(demo, minutes)
    issue_now(demo, minutes, at)
    issue_now(demo, _drawn(demo, PaperType.SUBMISSION, phase, at), at)
    _drawn(demo, PaperType.DECISION, phase, at)


def _drawn(demo, type, phase, at):
    secretary = demo.cast.of(Role.SECRETARIAT, phase.campaign.bloc)
    with acting_at(at):
        return draw_up(phase.campaign, type, phase, secretary, at)


def _meet(paper, begins):
    paper.held_from, paper.held_to = begins, begins + timedelta(hours=3, minutes=30)
    paper.venue = VENUE
    paper.save()


def _write_minutes(demo, paper, begins):
    clerk = demo.cast.of(Role.SECRETARIAT, paper.campaign.bloc)
    paper.clerk, paper.clerk_post = clerk.full_name, clerk.post
    paper.present = paper.members
    paper.attendance = "Lãnh đạo các cơ quan, đơn vị thành viên\nCán bộ đầu mối các đơn vị"
    for words in SAID:
        paper.opening = paper.opening.replace(DOTS, words, 1)
    for words in (NEXT, CONCLUDED):
        paper.closing = paper.closing.replace(DOTS, words, 1)
    _meet(paper, begins)


def _propose(demo, paper):
    units = [row.unit for row in paper.campaign.expected_units.select_related("unit")]
    for order, (title, form, place, note) in enumerate(PROPOSED, 1):
        unit = units[place]
        what = {
            "title": EmulationTitle.objects.filter(code=title).first(),
            "form": CommendationForm.objects.filter(code=form).first(),
        }
        is_person = form == "BK-CN"
        officer = demo.cast.of(Role.OFFICER, unit) if is_person else None
        name = f"{officer.full_name}, {officer.post} {unit}" if officer else str(unit)
        paper.proposals.create(order=order, unit=unit, name=name, note=note, **what)
