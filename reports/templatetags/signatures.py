"""Instants that are kept as text in what signatures said."""

from datetime import datetime

from django import template

register = template.Library()


@register.filter
def instant(text):
    """The instant of an ISO 8601 text."""
    return datetime.fromisoformat(text)
