"""Who may issue which paper, in whose name, in which register, and what stands in the way."""

from django.utils.timezone import localdate

from campaigns.models import Campaign
from reports.composing.late import sent_meanwhile
from reports.documents import KINDS
from reports.documents.head import bloc_body, body_in_force
from reports.drafting.keeping import disagreements
from reports.models import BlocPaper, Summary
from units.models import Register, UnitOwned

AMENDED = (
    "Phong trào đã được sửa đổi, bổ sung bằng văn bản riêng nên văn bản phát động không phát hành "
    "lại. Bản in hiện nay là bản hợp nhất để tra cứu, không có số, ngày và chữ ký; văn bản như khi "
    "phát động xem ở mục “Sửa đổi, bổ sung” của phong trào."
)


# Its words are those of the draft, its appendices those of today: they go out as one.
CHANGED = (
    "Số liệu đã thay đổi sau khi dự thảo. Mở trang báo cáo của đợt, bấm “Dự thảo lại từ số liệu” "
    "và đối chiếu các mục đã sửa trước khi phát hành."
)


class IssueRefused(Exception):
    """The paper cannot be issued so. The message is for the user."""


def refuse_if(is_wrong, sentence):
    if is_wrong:
        raise IssueRefused(sentence)


def kind_of(row):
    """The kind of paper that is made of `row`."""
    return next(name for name, kind in KINDS.items() if isinstance(row, kind.model))


def campaign_of(row):
    return getattr(row, "campaign", row)


def is_of_unit(row):
    return isinstance(row, UnitOwned)


def is_of_authority(row):
    """Whether it is the draft of what an authority above the bloc decides (RULES §0.1)."""
    return isinstance(row, BlocPaper) and row.is_issued_elsewhere


def may_issue(user, row):
    """The unit's people issue its papers; the bloc's office those of the bloc, or where the bloc
    wants its leader to approve them, the leader (DESIGN §5)."""
    if is_of_unit(row):
        return row.unit_id in user.scope.own_units
    if is_of_authority(row):
        return False
    bloc = campaign_of(row).bloc
    scope = user.scope
    return bloc.pk in (scope.headed_blocs if bloc.leader_approves else scope.secretariat_blocs)


def is_left_to_leader(user, row):
    """Whether the user's office prepares the paper and the bloc's leader issues it."""
    if is_of_unit(row) or is_of_authority(row) or may_issue(user, row):
        return False
    bloc = campaign_of(row).bloc
    return bloc.leader_approves and bloc.pk in user.scope.secretariat_blocs


def issuer_of(row):
    """The IssuingBody that speaks in the paper of `row`, or None where nobody has set one up."""
    named = row.issuing_body
    body = named or (body_in_force(row.unit) if is_of_unit(row) else bloc_body(campaign_of(row)))
    return body if body and body.pk else None


def register_of(body, paper):
    """The Register that numbers `paper` for `body`, or None."""
    return Register.objects.for_paper(body, paper.number.kind if paper.number else "")


def hindrances(row):
    """What must be mended before the paper of `row` can be issued, as sentences."""
    yield from _behind_its_data(row)
    if is_of_authority(row):
        return
    if issuer_of(row) is None:
        yield "Chưa khai báo chủ thể ban hành. Quản trị thêm trong mục “Chủ thể ban hành văn bản”."
    was_marked, row.is_draft_marked = row.is_draft_marked, False
    paper = KINDS[kind_of(row)].build(row)
    row.is_draft_marked = was_marked
    if paper.draft_mark:
        yield "Nội dung còn là dự thảo. Phát động hoặc duyệt xong mới phát hành được."
    if not paper.body:
        yield "Văn bản chưa có nội dung."


def _behind_its_data(row):
    """What the paper lacks, or says otherwise than the data it is made of."""
    if isinstance(row, BlocPaper):
        yield from row.missing()
        if names := sent_meanwhile(row):
            yield f"Đã gửi sau khi lập danh sách: {'; '.join(names)}. Vui lòng cập nhật danh sách."
    if isinstance(row, Campaign) and row.amendments.all():
        yield AMENDED
    if isinstance(row, Summary) and disagreements(row):
        yield CHANGED


def check_day(day, at, reason):
    """Raise IssueRefused for a day to come, and for an earlier one without a reason."""
    today = localdate(at)
    refuse_if(day > today, "Ngày văn bản không được sau hôm nay.")
    refuse_if(day < today and not reason, "Ngày văn bản trước hôm nay: vui lòng ghi lý do.")
