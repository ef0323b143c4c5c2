"""The first words of the bloc's letters, invitations, minutes, submissions and draft decisions.

They are drawn up from the data once; from then on people edit them. Only the list of late units
can be counted anew.
"""

from reports.composing.keeping import draw_up, list_late

__all__ = ["draw_up", "list_late"]
