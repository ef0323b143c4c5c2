"""How numbers, dates and texts are written, in templates: `{% load vietnamese %}`.

Each filter is the function of the same name in `numbers`, `deadlines` or `markup`.
"""

from django import template
from django.utils import timezone

from emulation import deadlines, markup, numbers, text

register = template.Library()

register.filter("number", numbers.format_number)
register.filter("percent", numbers.format_percent)
register.filter("money", numbers.format_money)
register.filter("money_short", numbers.format_money_short)
register.filter("count_word", numbers.count_word)
register.filter("official_date", deadlines.official_date)
register.filter("short_date", deadlines.short_date)
register.filter("deadline_words", deadlines.describe)
register.filter("inline_markup", markup.inline)
register.filter("paragraphs", markup.paragraphs)
register.filter("quoted", text.quoted)


@register.filter
def remaining(instant, now=None):
    """“Còn 3 ngày 4 giờ”, counted from `now`: the present, unless the page gives its own."""
    return deadlines.remaining(instant, now or timezone.now())
