"""The parts that every page is built from: `{% load site %}`.

Tags (each draws one partial of `templates/`; all words given are escaped)
    navigation                          the main entries, aria-current inside their section
    site_head                           what every page loads
    address name [args]                 as {% url %}, worked out once a process
    crumb label [url]                   one step of {% block breadcrumbs %}; the last has no url
    status_tag code [label]             word + icon on a light ground; codes: STATUS_TAGS below
    task url title [code label hint]    a row of <ol class="tasks">; the whole row is the link,
                                        what is done is plain text
    tab url label [current count]       an entry of <nav class="tabs" aria-label="…"><ul>…</ul>
    progress done total label           “Đã nhập 18/25” with a bar
    deadline quoted due_at [now source locks_at]   the deadline as quoted and as computed
    empty title [text url action]       nothing here yet: what to do next
    pagination page                     links for a Paginator page; keeps the other parameters
    icon name                           an icon of Heroicons, 20 px, hidden from screen readers
Filters
    due_at|describe                     “hết 24:00 thứ Năm, 29/6/2023 (giờ Việt Nam)”
    due_at|remaining:now                “Còn 3 ngày 4 giờ”, “Đã quá hạn 2 ngày”
Partials (include … only)
    _form_errors.html form              summary of errors, for a form not drawn by crispy
                                        (crispy forms show it by themselves)
    _events.html events                 what happened: .at .actor .action_label .note .on_behalf_of
    _messages.html messages             drawn by base.html
Pages
    base.html       blocks: title, breadcrumbs, heading, heading_status, heading_note, actions,
                    main_class (“wide” for a matrix), content, scripts. A form in the context is
                    called `form`: when it has errors the title begins with “Lỗi: ”.
    _confirm.html   a question before an act that is hard to undo: extends base.html; blocks
                    confirm_text, confirm_fields, confirm_label, confirm_back (an address)
    _bare.html      sign-in and error pages: no navigation, no context needed; block content
Classes (static/css)
    table.data      + cards (below 900 px each row is a card; td needs data-label), figures, matrix;
                    tr.group, .num, .sticky-1, .sticky-2; div.table-scroll around a wide one
    dl.facts, div.page-actions, div.save-bar, form.filters, div.with-aside, aside.side-note,
    .prose, .narrow, .no-print
Attributes (static/js)
    input[data-echo=number|money|percent]   says below what the typed number means
    form[data-resubmit]                     may be sent twice (a download)
"""

from functools import cache, lru_cache
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from emulation.deadlines import describe, remaining, short_date
from emulation.numbers import format_number
from emulation.review import Status

register = template.Library()
register.filter("describe", describe)
register.filter("remaining", remaining)


class StatusTag(NamedTuple):
    tone: str  # quiet, waiting, working, bad, good: the colours of components.css
    icon: str
    label: str


STATUS_TAGS = {
    Status.DRAFT.value: StatusTag("quiet", "pencil-square", Status.DRAFT.label),
    Status.PREPARED.value: StatusTag("waiting", "clock", Status.PREPARED.label),
    Status.SUBMITTED.value: StatusTag("waiting", "clock", Status.SUBMITTED.label),
    Status.RECEIVED.value: StatusTag("working", "eye", Status.RECEIVED.label),
    Status.RETURNED.value: StatusTag("bad", "arrow-uturn-left", Status.RETURNED.label),
    Status.APPROVED.value: StatusTag("good", "check-circle", Status.APPROVED.label),
    "launched": StatusTag("working", "megaphone", "Đang thực hiện"),
    "closed": StatusTag("quiet", "lock-closed", "Đã kết thúc"),
    "ontime": StatusTag("good", "check", "Đúng hạn"),
    "late": StatusTag("waiting", "exclamation-triangle", "Quá hạn"),
    "missing": StatusTag("bad", "minus-circle", "Chưa gửi"),
    "met": StatusTag("good", "check", "Đạt"),
    "notmet": StatusTag("bad", "x-mark", "Chưa đạt"),
    "unknown": StatusTag("quiet", "question-mark-circle", "Chưa rõ"),
    "todo": StatusTag("quiet", "minus-circle", "Chưa làm"),
    "doing": StatusTag("working", "pencil", "Đang làm"),
    "signing": StatusTag("waiting", "clock", "Đã trình ký, chờ số"),
    "issuing": StatusTag("working", "arrow-path", "Đang phát hành"),
    "issued": StatusTag("good", "check-circle", "Đã phát hành"),
    "replaced": StatusTag("quiet", "arrow-uturn-left", "Đã được thay thế"),
    "revoked": StatusTag("bad", "x-mark", "Đã thu hồi"),
    "voided": StatusTag("quiet", "x-mark", "Đã hủy số"),
    "done": StatusTag("good", "check", "Đã xong"),
}


NAVIGATION = (
    ("home", "Việc của tôi"),
    ("campaigns:list", "Phong trào"),
    ("campaigns:pledge-list", "Đăng ký"),
    ("reports:list", "Báo cáo"),
    ("reports:summary-list", "Tổng hợp"),
    ("reports:document-list", "Văn bản"),
    ("units:bloc-list", "Khối và đơn vị"),
    ("admin:index", "Quản trị"),
)
OPEN_TO = {
    "reports:summary-list": lambda user: user.is_superuser or user.scope.readable_blocs,
    "admin:index": lambda user: user.is_staff,
}


@register.simple_tag
@cache
def site_head():
    """The part of <head> that is the same on every page, drawn once a process."""
    return render_to_string("_head.html")


@register.simple_tag
@cache
def emblem():
    return render_to_string("_emblem.html")


@register.simple_tag
@lru_cache(maxsize=10_000)
def address(name, *args):
    """The path of a page, worked out once a process; `{% url %}` does it each time."""
    return reverse(name, args=args)


@register.simple_tag
def server_time():
    """“23:50 ngày 30/6/2026”, in Vietnam."""
    return f"{timezone.localtime():%H:%M} ngày {short_date(timezone.localdate())}"


@register.simple_tag(takes_context=True)
def navigation(context):
    """The main entries that the user may open; drawn once, shown in the bar and in the menu."""
    user, path = context["user"], context["request"].path
    entries = [
        tab(address(name), label, _place_of(path, name))
        for name, label in NAVIGATION
        if name not in OPEN_TO or OPEN_TO[name](user)
    ]
    return format_html("<ul>{}</ul>", mark_safe("".join(entries)))


def _place_of(path, name):
    """How the entry is marked on the page at `path`: as this page, as its section, or not."""
    if path == address(name):
        return "page"
    return "true" if name != "home" and path.startswith(address(name)) else ""


@register.simple_tag
def crumb(label, url=""):
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, label)
    return format_html('<li><span aria-current="page">{}</span></li>', label)


@register.inclusion_tag("_status_tag.html")
def status_tag(code, label=""):
    tag = STATUS_TAGS.get(code, STATUS_TAGS["unknown"])
    return {"tone": tag.tone, "icon_name": tag.icon, "label": label or tag.label}


@register.inclusion_tag("_task.html")
def task(url, title, code="", label="", hint=""):
    is_plain = not code or STATUS_TAGS.get(code, STATUS_TAGS["unknown"]).tone == "good"
    if is_plain and code and not label:
        label = STATUS_TAGS[code].label
    return {
        "url": url,
        "title": title,
        "code": code,
        "label": label,
        "hint": hint,
        "is_plain": is_plain,
    }


@register.simple_tag
def tab(url, label, current="", count=None):
    """`current` is the value of aria-current, or True for “page”."""
    mark = number = ""
    if current:
        mark = format_html(' aria-current="{}"', "page" if current is True else current)
    if count is not None:
        number = format_html(' <span class="tab-count">{}</span>', format_number(count))
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, mark, label, number)


@register.inclusion_tag("_progress.html")
def progress(done, total, label):
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("_deadline.html")
def deadline(quoted, due_at, now=None, source="", locks_at=None):
    """`quoted` is the author's sentence, `due_at` and `locks_at` the first instants after it."""
    now = now or timezone.now()
    return {
        "quoted": quoted,
        "source": source,
        "due_at": due_at,
        "locks_at": locks_at,
        "now": now,
        "is_over": bool(due_at) and now >= due_at,
        "is_closed": bool(locks_at) and now >= locks_at,
    }


@register.inclusion_tag("_empty.html")
def empty(title, text="", url="", action=""):
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("_pagination.html", takes_context=True)
def pagination(context, page):
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "pages": list(pages)}


@register.simple_tag
@cache
def icon(name):
    return render_to_string("_icon.html", {"name": name})
