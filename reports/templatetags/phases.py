"""The pages of one phase: `{% load phases %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from emulation.templatetags.site import address, tab

register = template.Library()

PAGES = (
    ("status", "Tình hình gửi báo cáo"),
    ("matrix", "Kết quả các chỉ tiêu"),
    ("summary", "Báo cáo tổng hợp"),
)


@register.simple_tag
def phase_tabs(phase, current):
    """The views of `phase`; `current` is the name of the page that is shown."""
    tabs = [
        tab(address(f"reports:{name}", phase.pk), label, name == current) for name, label in PAGES
    ]
    return format_html(
        '<nav class="tabs" aria-label="Tổng hợp đợt"><ul>{}</ul></nav>', mark_safe("".join(tabs))
    )
