"""The registrations of the demonstration, and the agreement that the bloc signs."""

from datetime import date, datetime, timedelta

from campaigns.models import (
    Agreement,
    EmulationTitle,
    Measure,
    Pledge,
    PledgedMovement,
    PledgedTitle,
    PledgeTheme,
)
from campaigns.models.promise import Promise
from emulation.deadlines import VIETNAM
from reports.demo.clock import acting_at
from reports.demo.review import carry_through
from units.models import Role

THEMES = (
    "Đoàn kết, kỷ cương, hoàn thành xuất sắc nhiệm vụ năm {year}",
    "Đúng hẹn, tận tâm, chuyên nghiệp",
    "Mỗi người một sáng kiến, mỗi phòng một đổi mới",
)
BELOW = "Đơn vị mới kiện toàn bộ máy, xin đăng ký thấp hơn mức chung năm đầu."
MODEST = 6  # the unit, by its place in the bloc, that promises less than was asked


def pledge(play, campaign, unit, place, outcome):
    """The registration of a unit, as far as `outcome` says."""
    officer = play.typist(campaign, unit)
    day = 12 if outcome.is_late else 3 + place % 6
    sent_at = datetime(campaign.year, 2, day, 9, 5 * place, tzinfo=VIETNAM)
    with acting_at(sent_at - timedelta(hours=1)):
        made = Pledge.objects.start(campaign, unit)
        behalf = made.typed_on_behalf_by(officer)
        promise = _promise(made, place)
        made.write(promise, by=officer, version=made.version, on_behalf_of=behalf)
    made = Pledge.objects.get(pk=made.pk)
    carry_through(made, outcome, play=play, sent_at=sent_at)


def _promise(made, place):
    year = made.campaign.year
    texts = THEMES if place == 1 else THEMES[place % 3 : place % 3 + 1]
    titles = [("TTLDTT", 2 + place % 3), ("CSTDCS", 2 + place % 2), ("LDTT", 20 + 3 * place)]
    return Promise(
        fields={"measures_taken": "Giao việc đến từng người, kiểm điểm hằng tháng."},
        themes=[PledgeTheme(text=t.format(year=year), order=n) for n, t in enumerate(texts, 1)],
        goals=[_goal(goal, place) for goal in made.asked_goals()],
        titles=[
            PledgedTitle(title=EmulationTitle.objects.get(code=code), quantity=quantity, order=n)
            for n, (code, quantity) in enumerate(titles, 1)
        ],
        movements=[
            PledgedMovement(movement=movement, goal="Mỗi quý một việc cụ thể", order=n)
            for n, movement in enumerate(made.campaign.movements.all(), 1)
        ],
    )


def _goal(goal, place):
    measure = goal.measure
    if goal.is_commitment:
        goal.is_agreed = True
    elif measure.goal_of == Measure.GoalOf.WHOLE:
        goal.value = (measure.goal / 8).quantize(1) + 10_000_000 * place
    else:
        goal.value = measure.goal
    if place == MODEST and measure.kind == "number" and measure.goal and measure.goal > 1:
        goal.value, goal.reason = measure.goal - 1, BELOW
    return goal


def agree(play, campaign):
    """The agreement, signed by all but the last two."""
    secretary = play.cast.of(Role.SECRETARIAT, campaign.bloc)
    agreement = Agreement.objects.draw_up(campaign, by=secretary)
    day = date(campaign.year, 3, 12)
    parties = list(agreement.parties.all())
    for n, party in enumerate(parties):
        party.representative = play.cast.of(Role.UNIT_HEAD, party.unit).full_name
        party.post = "Thủ trưởng" if n % 3 else "Phó Thủ trưởng"
    agreement.write(
        {
            "signed_on": day,
            "venue": "Hội trường cơ quan Trưởng khối",
            "common_content": "Thi đua hoàn thành xuất sắc nhiệm vụ được giao và các chỉ tiêu của "
            "Khối.\nBáo cáo trung thực, đúng hạn; giúp nhau khi có đơn vị gặp khó khăn.",
            "commitment": "Các đơn vị cam kết thực hiện đầy đủ nội dung giao ước này.",
            "witnesses": "Đại diện Ban Thi đua - Khen thưởng tỉnh",
        },
        parties,
        by=secretary,
        version=agreement.version,
    )
    agreement.mark_signed(parties[:-2], on=day, by=secretary)
