"""A site in which every model that the administration shows has a few rows."""

from datetime import date, timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from campaigns.models import (
    Agreement,
    AmendedItem,
    Amendment,
    CommendationForm,
    LegalBasis,
    PledgeVersion,
)
from campaigns.tests.factories import (
    make_campaign,
    make_measure,
    make_phase,
    make_pledge,
    make_target,
    make_title,
)
from emulation.models import Event
from emulation.review import Status
from reports.models import Evidence, Extension, PaperType, ReportVersion, Summary
from reports.tests.bloc_papers import make_bloc_paper
from reports.tests.factories import make_decision, make_document, make_figure, make_report
from units.models import Register, Role, SuccessionKind, UnitSuccession
from units.tests.factories import (
    make_bloc,
    make_issuing_body,
    make_membership,
    make_signatory,
    make_unit,
    make_user,
    serial,
)


def fill(count):
    """`count` more rows of everything, none of them shared."""
    for _ in range(count):
        _fill_once(next(serial))


def _fill_once(n):
    now = timezone.now()
    user = make_user()
    unit, parent = make_unit(), make_unit()
    unit.parent = parent
    unit.save()
    bloc = make_bloc()
    make_membership(bloc, unit, year=now.year, role="head")
    make_user(Role.OFFICER, unit)
    make_user(Role.SECRETARIAT, bloc)
    UnitSuccession.objects.create(
        kind=SuccessionKind.MERGE, predecessor=parent, successor=unit, on=now.date(), paper="QĐ 1"
    )
    body = make_issuing_body(unit)
    make_signatory(body)
    make_signatory(make_issuing_body(bloc))
    Group.objects.create(name=f"Nhóm {n}")
    make_title()
    CommendationForm.objects.create(
        code=f"KT{n}", name=f"Bằng khen {n}", holder="collective", level="province"
    )
    LegalBasis.objects.create(kind="law", subject=f"Luật {n}", issued_on=date(2022, 6, 15))
    _fill_campaign(n, bloc, unit, user, now)
    Event.objects.record(unit, "note", "Ghi chú", by=user)
    _fill_sign_in(n, user)


def _fill_campaign(n, bloc, unit, user, now):
    sent = {"number": 1, "content": {}, "sha256": "0", "sent_at": now, "sent_by": "Ai đó"}
    campaign = make_campaign(bloc, launched=True, units=[unit], changed_by=user, changed_at=now)
    amendment = Amendment.objects.create(
        campaign=campaign, number=1, reason="Bổ sung", paper="CTr 2", made_at=now, made_by="A"
    )
    AmendedItem.objects.create(amendment=amendment, order=1, what="Chủ đề")
    measure = make_measure(make_target(campaign))
    pledge = make_pledge(campaign, unit, status=Status.SUBMITTED, changed_by=user, changed_at=now)
    PledgeVersion.objects.create(pledge=pledge, **sent)
    agreement = Agreement.objects.create(campaign=campaign, signed_on=now.date())
    agreement.parties.create(unit=unit, name="Bên ký", order=1)
    phase = make_phase(campaign)
    report = make_report(phase, unit, status=Status.SUBMITTED, changed_by=user, changed_at=now)
    make_figure(report, measure, 10, typed_by=user)
    ReportVersion.objects.create(report=report, **sent)
    Evidence.objects.create(
        report=report,
        name=f"Biên bản {n}.pdf",
        content_type="application/pdf",
        size=1,
        added_by=user,
    )
    Extension.objects.create(
        phase=phase, unit=unit, due_at=now + timedelta(days=5), reason="Bão lũ", given_by="Ai đó"
    )
    summary = Summary.objects.create(phase=phase, drafted_at=now)
    paper = make_bloc_paper(campaign, PaperType.MINUTES, phase)
    paper.late_units.create(unit=unit, name="Đơn vị", due_on=now.date(), days_late=n)
    make_decision(campaign)
    body = make_issuing_body(campaign.bloc)
    Register.objects.create(body=body, name=f"Sổ văn bản đi {n}")
    make_document(summary, body, number=f"{n}", notation=f"{n}/BC")


def _fill_sign_in(n, user):
    seen = {"username": user.username, "ip_address": f"192.0.2.{n % 250}", "path_info": "/"}
    AccessAttempt.objects.create(failures_since_start=5, **seen)
    AccessFailureLog.objects.create(**seen)
    AccessLog.objects.create(**seen)
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="reports.tasks.draw",
        backend_name="default",
    )
