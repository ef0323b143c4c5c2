"""Why a signed file is refused, and the state of a certificate, in words for an office."""

from django.utils.timezone import localtime
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel

UNREADABLE = (
    "Phần thêm vào sau văn bản đã phát hành không đọc được: tệp bị cắt, bị hỏng hoặc bị sửa. "
    "Hãy ký lại trên bản vừa tải về."
)
CUT = "Tệp bị cắt: thiếu phần cuối, chữ ký số không còn đầy đủ."
LOCKED = "Tệp đặt mật khẩu: không kiểm tra được chữ ký số."
STRANGE = "Tệp có chữ ký số thuộc kiểu không được hỗ trợ (cần PAdES hoặc PKCS#7 tách rời)."
ALTERED = (
    "Nội dung đã bị sửa sau khi phát hành: ngoài chữ ký số, tệp còn thay đổi trang hoặc phần khác "
    "của văn bản."
)
APPENDED = "Có phần được thêm vào sau mà không phải là chữ ký số."
UNTRUE = "Chữ ký số của “{}” không khớp với nội dung: tệp đã bị sửa sau khi ký."
SIGNED_THEN_ALTERED = "Văn bản đã bị sửa sau chữ ký số của “{}”."
BAD_STAMP = "Dấu thời gian của chữ ký số “{}” không hợp lệ hoặc không rõ nơi cấp."
EARLY = "Chứng thư số của “{}” chỉ có hiệu lực từ {}: chưa có hiệu lực lúc ký ({})."
EXPIRED = "Chứng thư số của “{}” hết hạn lúc {}: không còn hiệu lực lúc ký ({})."
EXPIRED_SINCE = (
    "Chứng thư số của “{}” đã hết hạn lúc {}, và chữ ký không có dấu thời gian để chứng minh đã ký "
    "khi chứng thư còn hạn."
)
REVOKED = "Chứng thư số của “{}” đã bị thu hồi ngày {}, theo danh sách thu hồi kèm trong tệp."
UNKNOWN = (
    "Chứng thư số của “{}” do “{}” cấp, không thuộc các tổ chức được hệ thống tin cậy. "
    "Nếu đây là nơi cấp hợp lệ, báo quản trị bổ sung."
)
NOT_FOR_SIGNING = "Chứng thư số của “{}” không được cấp để ký văn bản."
OUTDATED = "Chữ ký số của “{}” dùng thuật toán đã lỗi thời, không còn an toàn."
NOT_VALID = "Chữ ký số của “{}” không đạt kiểm tra (chứng thư, dấu thời gian hoặc ràng buộc ký)."
PROBLEMS = {
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: NOT_FOR_SIGNING,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: OUTDATED,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: OUTDATED,
}


class SignatureRefused(Exception):
    """The file is not ours plus valid signatures. The message is for the user."""


def refuse_if(is_wrong, sentence):
    if is_wrong:
        raise SignatureRefused(sentence)


def refuse_unless_in_order(status, holder, issuer, revoked_at, times):
    """Raise SignatureRefused for a signature that does not hold, with the first reason.

    `times`: claimed by the signer, stamped by an authority, and seen by us at the latest.
    """
    refuse_if(not (status.intact and status.valid), UNTRUE.format(holder))
    refuse_if(
        status.docmdp_ok is False or status.modification_level > ModificationLevel.FORM_FILLING,
        SIGNED_THEN_ALTERED.format(holder),
    )
    stamp = getattr(status, "timestamp_validity", None)
    refuse_if(stamp is not None and not times.stamped, BAD_STAMP.format(holder))
    _refuse_out_of_date(status.signing_cert, holder, times)
    details = status.revocation_details
    revoked_at = revoked_at or (details and details.revocation_date)
    refuse_if(revoked_at, revoked_at and REVOKED.format(holder, day(revoked_at)))
    problem = status.trust_problem_indic
    refuse_if(
        problem == AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND, UNKNOWN.format(holder, issuer)
    )
    refuse_if(problem in PROBLEMS, PROBLEMS.get(problem, NOT_VALID).format(holder))
    refuse_if(not getattr(status, "bottom_line", status.trusted), NOT_VALID.format(holder))


def _refuse_out_of_date(certificate, holder, times):
    """The certificate was in force when it signed, as far as that can be shown."""
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    signed = times.stamped or times.claimed
    if signed:
        refuse_if(signed < begins, EARLY.format(holder, instant(begins), instant(signed)))
        refuse_if(signed > ends, EXPIRED.format(holder, instant(ends), instant(signed)))
    refuse_if(not times.stamped and times.seen > ends, EXPIRED_SINCE.format(holder, instant(ends)))


def certificate_in_words(certificate, issuer, *, is_trust_judged, is_revocation_checked):
    """“Do … cấp; …”: who gave it, whether it was in force, and what was not looked into."""
    ends = day(certificate.not_valid_after)
    trust = (
        "nơi cấp thuộc danh sách được tin cậy"
        if is_trust_judged
        else "chưa xét độ tin cậy của nơi cấp"
    )
    revocation = (
        "không bị thu hồi theo danh sách kèm trong tệp"
        if is_revocation_checked
        else "chưa kiểm tra được thu hồi vì tệp không kèm danh sách thu hồi dùng được"
    )
    return f"Do {issuer} cấp, hiệu lực đến {ends}, còn hiệu lực lúc ký; {trust}; {revocation}."


def instant(at):
    return localtime(at).strftime("%H:%M %d/%m/%Y")


def day(at):
    return localtime(at).strftime("%d/%m/%Y")
