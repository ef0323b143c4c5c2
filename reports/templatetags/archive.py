"""Cells of the index of a year's file: `{% load archive %}`, `{% cell value %}`."""

from datetime import date, datetime
from urllib.parse import quote

from django import template
from django.utils.html import format_html

from emulation.numbers import format_number
from reports.archive.sheets import FileName

register = template.Library()


@register.simple_tag
def cell(value):
    if isinstance(value, FileName) and value:
        return format_html('<td><a href="{}">{}</a></td>', quote(value), value)
    if isinstance(value, datetime):
        return format_html('<td class="when">{}</td>', f"{value:%d/%m/%Y %H:%M}")
    if isinstance(value, date):
        return format_html('<td class="when">{}</td>', f"{value:%d/%m/%Y}")
    if isinstance(value, int):
        return format_html('<td class="num">{}</td>', format_number(value))
    return format_html("<td>{}</td>", value)
