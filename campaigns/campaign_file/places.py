"""Where in the file something is wrong: “targets[3].measures[0].goal: …”."""


class CampaignFileError(Exception):
    """All that is wrong with a file, each with its place. Nothing of the file was loaded."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(
            "\n".join(f"{place}: {what}" if place else what for place, what in problems)
        )


def inside(place, key):
    """The place of `key` inside the object at `place`."""
    return f"{place}.{key}" if place else key
