"""What must be true of a campaign file as a whole, beyond the rules of each row.

Each rule takes the root and who loads the file, and yields (place, what is wrong).
"""

from campaigns.campaign_file.places import inside
from campaigns.models import Campaign, CampaignStatus, Participants
from units.models import MemberRole


def somebody_answers_for_what_was_typed(root, by):
    typed = (node for node in root.walk() if "typed_by" in node.shape.given)
    if by is None and (first := next(typed, None)):
        yield first.place, "Tệp có số liệu báo cáo: nêu tài khoản của người nạp (--by)."


def one_head_leads_the_bloc(root, by):
    heads = [node for node in root.parts["members"] if node.get("role") == MemberRole.HEAD]
    yield from ((node.place, "Khối chỉ có một trưởng khối trong năm.") for node in heads[1:])


def a_signatory_signs_for_a_body(root, by):
    for node in root.walk():
        if node.values.get("signatory") and not node.values.get("issuing_body"):
            yield inside(node.place, "signatory"), "Có người ký thì phải có chủ thể ban hành."


def units_do_not_stand_above_themselves(root, by):
    above = {node.code: node.get("parent") for node in root.parts["units"]}
    for node in root.parts["units"]:
        seen, code = set(), node.code
        while code and code not in seen:
            seen.add(code)
            code = above.get(code)
        if code:
            yield inside(node.place, "parent"), "Đơn vị là cấp trên của chính mình."


def phases_do_not_overlap(root, by):
    dated = [node for node in root.parts["phases"] if node.get("starts_on") and node.get("ends_on")]
    dated.sort(key=lambda node: node.get("starts_on"))
    for before, after in zip(dated, dated[1:], strict=False):
        if after.get("starts_on") <= before.get("ends_on"):
            yield after.place, f"Trùng thời gian với đợt “{before.get('name')}”."


def only_a_launched_campaign_has_pledges(root, by):
    is_launched = root.get("status") in (CampaignStatus.LAUNCHED, CampaignStatus.CLOSED)
    expects = root.parts["expected_units"]
    if is_launched and root.get("participants") != Participants.NONE and not expects:
        yield "expected_units", "Phong trào đã phát động phải nêu các đơn vị tham gia."
    for key in ("expected_units", "pledges", "reports"):
        if not is_launched and root.parts.get(key):
            yield key, "Chỉ có ở phong trào đã phát động."


def only_expected_units_write(root, by):
    expected = {node.get("unit") for node in root.parts["expected_units"]}
    for node in [*root.parts["pledges"], *root.parts.get("reports", [])]:
        if node.get("unit") not in expected:
            yield inside(node.place, "unit"), "Đơn vị không có trong danh sách tham gia."


def a_code_is_loaded_once(root, replace):
    """A draft may be replaced when that is asked for; what has been launched never is."""
    existing = Campaign.objects.filter(code=root.code).first()
    if existing is None:
        return
    if not replace:
        yield "code", "Đã có phong trào mang mã này. Muốn thay bản đang soạn: --replace."
    elif not existing.is_draft or existing.amends_id:
        yield "code", "Chỉ thay được phong trào đang soạn."


def a_parent_is_another(root, by):
    if root.code and root.get("parent") == root.code:
        yield "parent", "Phong trào là cấp trên của chính mình."


RULES = [
    somebody_answers_for_what_was_typed,
    one_head_leads_the_bloc,
    a_signatory_signs_for_a_body,
    units_do_not_stand_above_themselves,
    phases_do_not_overlap,
    only_a_launched_campaign_has_pledges,
    only_expected_units_write,
    a_parent_is_another,
]
