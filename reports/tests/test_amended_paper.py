"""What is printed of a campaign that was amended: never a paper that nobody signed."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from campaigns.amending import open_draft
from campaigns.launching import Action, perform
from emulation.docx import render_docx
from emulation.paper_json import unpack
from emulation.paper_shape import remark
from emulation.pdf import render_pdf
from emulation.tests import layout_nd30, layout_party
from emulation.tests.layout_page import Reading, near
from emulation.tests.word import opened
from reports.documents import KINDS
from reports.documents.programme import programme
from reports.issuing.ending import differs_from_data
from reports.issuing.numbering import issue
from reports.issuing.rules import AMENDED, IssueRefused, hindrances
from reports.tests.papers import REGIMES, make_papers
from units.models import Register
from units.tests.factories import make_secretary

pytestmark = pytest.mark.django_db

BY = "Kế hoạch số 09/KH-KTĐ ngày 01/8/2026"
FORMER, LATTER = "Các đơn vị nghiêm túc thực hiện.", "Các đơn vị thực hiện nghiêm túc hơn nữa."
NOW = datetime(2026, 7, 6, 3, tzinfo=UTC)


def amended(campaign, office, *, paper=BY, closing=LATTER):
    draft = open_draft(campaign, by=office)
    type(draft).objects.filter(pk=draft.pk).update(closing=closing)
    perform(draft, Action.ENACT, by=office, version=1, note="Theo chỉ đạo", paper=paper, at=NOW)
    return KINDS["programme"].every().get(pk=campaign.pk)


@pytest.fixture
def papers():
    return make_papers()


@pytest.fixture
def office(papers):
    return make_secretary(papers.bloc)


@pytest.fixture
def launched(papers):
    return KINDS["programme"].every().get(pk=papers.rows["programme"].pk)


def test_a_consolidated_text_has_no_number_day_or_signature(launched, office):
    before = programme(launched)

    after = programme(amended(launched, office))

    assert before.number.number == "7"
    assert before.remark == ""
    assert after.remark.replace("\N{NO-BREAK SPACE}", " ") == (
        "Bản hợp nhất để tra cứu: Chương trình số 07/CTr-KTĐ ngày 06 tháng 7 năm 2026 của "
        f"{launched.issuing_body.name}, được sửa đổi, bổ sung theo {BY}"
    )
    assert (after.number, after.date, after.signing) == (None, None, None)
    assert (after.recipients, after.archive) == ((), "")
    assert LATTER in str(after.body)
    assert FORMER not in str(after.body)


def test_the_paper_as_launched_is_kept_by_the_first_amendment(launched, office):
    before = programme(launched)

    twice = amended(amended(launched, office), office, paper="Kế hoạch số 10", closing="Hết.")

    first, second = twice.amendments.all()
    assert unpack(first.former_paper) == before
    assert LATTER in str(unpack(second.former_paper).body)
    assert programme(twice).remark.endswith(f"theo {BY}; Kế hoạch số 10")


@pytest.mark.parametrize("regime", REGIMES)
def test_it_keeps_the_layout_of_its_regime_and_reads_the_same_in_word(regime):
    papers = make_papers(*REGIMES[regime])
    campaign = amended(papers.rows["programme"], make_secretary(papers.bloc))
    paper = programme(campaign)
    layout = layout_nd30 if regime == "nd30" else layout_party

    pdf = render_pdf(paper)
    lines = Reading(pdf, paper).remark_lines

    assert layout.check(pdf, paper) == []
    assert len(lines) > 1
    assert all(line.italic and near(line.centre, 112.5, 0.6) for line in lines)
    written = opened(render_docx(paper)).paragraphs
    assert remark(paper) in [line.text for line in written]


def test_the_draft_of_an_amendment_is_not_printed_under_the_number_of_its_campaign(
    launched, office
):
    draft = KINDS["programme"].every().get(pk=open_draft(launched, by=office).pk)

    paper = programme(draft)

    assert (paper.number, paper.date, paper.signing) == (None, None, None)
    assert paper.draft_mark == "Dự thảo"
    assert paper.remark.endswith("; kèm nội dung đang dự kiến sửa đổi, bổ sung")


def test_the_launch_paper_is_not_issued_again_once_amended(launched, office, client):
    Register.objects.create(body=launched.issuing_body, name="Sổ văn bản đi")
    document = issue(launched, by=office, day=NOW.date(), at=NOW)
    kept = document.as_paper()

    campaign = amended(launched, office)

    assert list(hindrances(campaign)) == [AMENDED]
    with pytest.raises(IssueRefused, match="bản hợp nhất"):
        issue(campaign, by=office, day=NOW.date(), at=NOW)
    document.refresh_from_db()
    assert document.as_paper() == kept
    assert differs_from_data(document)
    client.force_login(office)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "phát hành văn bản thay thế" not in page
    assert "Đã được sửa đổi, bổ sung theo" in page
    assert BY in page


def test_a_number_taken_while_the_amendment_was_drafted_stays(launched, office):
    Register.objects.create(body=launched.issuing_body, name="Sổ văn bản đi")
    type(launched).objects.filter(pk=launched.pk).update(number="", day=None)
    draft = open_draft(launched, by=office)
    document = issue(launched, by=office, day=NOW.date(), at=NOW)

    type(draft).objects.filter(pk=draft.pk).update(closing=LATTER)
    done = perform(draft, Action.ENACT, by=office, version=1, note="Theo chỉ đạo", paper=BY)

    assert (done.number, done.day) == (document.number, NOW.day)
    assert [item.what for item in done.amendments.get().items.all()] == ["Đoạn kết"]


def test_the_page_leads_to_both_texts(launched, office, client):
    campaign = amended(launched, office)
    client.force_login(office)

    page = client.get(campaign.get_absolute_url()).content.decode()

    former = reverse("reports:former-paper", args=[campaign.amendments.get().pk])
    assert f'href="{former}"' in page
    assert "Văn bản như khi phát động (PDF)" in page
    assert "Bản hợp nhất (PDF)" in page
    assert "Xem bản in (PDF)" not in page
    assert client.get(former).content.startswith(b"%PDF")
