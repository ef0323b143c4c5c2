"""The table: everything that may stand in a campaign file. A new field is one more name here."""

from dataclasses import replace

from campaigns.campaign_file.shape import Rows, Shape
from campaigns.models import (
    AmendedItem,
    Amendment,
    Assignment,
    Campaign,
    CampaignBasis,
    ExpectedUnit,
    LegalBasis,
    Measure,
    Movement,
    Occasion,
    Phase,
    Pledge,
    PledgedGoal,
    PledgedMovement,
    PledgedTitle,
    PledgeTheme,
    PrizeTier,
    Recipient,
    Section,
    Target,
)
from units.models import Bloc, IssuingBody, Membership, Signatory, Unit, UnitName

DATED = ("valid_from", "valid_to")
DEADLINE = ("due_text", "due_on", "due_rule")


def rows(name, shape):
    """The related rows called `name`, in the order of their model."""
    return Rows(shape, of=lambda row: getattr(row, name).all())


def in_order_of_measures(name):
    """The rows that each speak of a measure, as the measures stand in the file."""

    def key(row):
        target, measure = row.measure.target, row.measure
        return (1, 0, measure.order) if target is None else (0, target.order, measure.order)

    return lambda row: sorted(getattr(row, name).select_related("measure__target"), key=key)


# Who: what lives longer than the campaign.
UNIT = Shape(
    Unit,
    columns=("code", "kind", "parent", *DATED),
    known_as="unit",
    parts={
        "names": rows(
            "names", Shape(UnitName, ("full_name", "short_name", *DATED), given=("unit",))
        )
    },
    identity=("code",),
)
BLOC = Shape(
    Bloc,
    columns=(
        "code",
        "name",
        "short_name",
        "kind",
        "head_confirms",
        "leader_approves",
        "prints_check_code",
    ),  # fmt: skip
    known_as="bloc",
    identity=("code",),
)
MEMBER = Shape(
    Membership,
    columns=("unit", "role", "is_typed_for", "joined_on", "left_on"),
    given=("bloc", "year"),
)
BODY = Shape(
    IssuingBody,
    columns=(
        "unit", "bloc", "name", "family", "superior_lines", "issuing_lines", "symbol", "place",
        "archive_line", *DATED,
    ),
    known_as="body",
    identity=("unit", "bloc", "name", "valid_from"),
)  # fmt: skip
SIGNATORY = Shape(
    Signatory,
    columns=("authority_lines", "post", "name", "further_posts", *DATED),
    given=("body",),
    identity=("body", "post", "name", "valid_from"),
)
BASIS = Shape(
    LegalBasis,
    columns=("kind", "number", "issued_on", "issuer", "subject", "valid_until"),
    identity=("kind", "number", "issued_on", "subject"),
)
HEAD = ("issuing_body", "signatory", "number", "day", "month", "paper_year", "is_draft_marked")
HEAD_SHAPES = {"issuing_body": BODY, "signatory": SIGNATORY}

# What is asked.
MEASURE = Shape(
    Measure,
    columns=(
        "code", "name", "unit_of_measure", "kind", "comparator", "goal", "change_unit", "baseline",
        "is_reported_as_change", "goal_of", "is_cumulative", "aggregation", "decimals", "excludes",
        "title", "is_owned_by_all", "owners", "is_withdrawn",
    ),
    given=("campaign", "target"),
)  # fmt: skip
TARGET = Shape(
    Target,
    columns=("code", "text", "group", "is_withdrawn"),
    given=("campaign",),
    known_as="target",
    parts={"measures": rows("measures", MEASURE)},
)
PHASE = Shape(
    Phase,
    columns=(
        "code", "name", "review", "starts_on", "ends_on", *DEADLINE, "locks_at", "window_from",
        "window_to", "focus",
    ),
    given=("campaign",),
    known_as="phase",
    parts={"occasions": rows("occasions", Shape(Occasion, ("text", "day"), given=("phase",)))},
)  # fmt: skip
SECTION = Shape(
    Section,
    columns=("code", "style", "heading", "text", "slot"),
    given=("campaign", "parent"),
    known_as="parent",
)
SECTION.parts["sections"] = rows("children", SECTION)  # sections stand in sections
AMENDMENT = Shape(
    Amendment,
    columns=("number", "reason", "paper", "made_at", "made_by"),
    given=("campaign",),
    known_as="amendment",
    parts={
        "items": rows(
            "items", Shape(AmendedItem, ("what", "before", "after"), given=("amendment",))
        )
    },
)

# What is promised.
PLEDGE = Shape(
    Pledge,
    columns=("unit", "status", "received_at", *HEAD, "measures_taken"),
    given=("campaign",),
    known_as="pledge",
    inline=HEAD_SHAPES,
    parts={
        "themes": rows("themes", Shape(PledgeTheme, ("text",), given=("pledge",))),
        "goals": Rows(
            Shape(
                PledgedGoal,
                ("measure", "value", "is_agreed", "baseline", "reason", "note"),
                given=("pledge",),
            ),
            of=in_order_of_measures("goals"),
        ),
        "titles": rows("titles", Shape(PledgedTitle, ("title", "quantity"), given=("pledge",))),
        "movements": rows(
            "movements", Shape(PledgedMovement, ("movement", "name", "goal"), given=("pledge",))
        ),
    },
)


def part(model, *columns, known_as=""):
    """A plain list that belongs to the campaign."""
    return Shape(model, columns, given=("campaign",), known_as=known_as)


CAMPAIGN = Shape(
    Campaign,
    columns=(
        "code", "parent", "bloc", "kind", "participants", "status", "launched_at", *HEAD,
        "paper_type", "paper_abbreviation", "title", "theme", "motto", "starts_on", "ends_on",
        "weekend_rule", *DEADLINE, "bases_run_on", "opening", "closing",
        "sample_note",
    ),
    known_as="campaign",
    inline=HEAD_SHAPES | {"bloc": BLOC},
    parts={
        "units": Rows(UNIT, of=lambda campaign: ()),  # dump adds those that are named
        "members": Rows(
            MEMBER,
            of=lambda campaign: campaign.bloc.memberships.filter(year=campaign.year),
            are_shared=True,
        ),
        "expected_units": rows(
            "expected_units", part(ExpectedUnit, "unit", "name", "short_name")
        ),
        "bases": rows(
            "bases",
            Shape(
                CampaignBasis, ("role", "basis"), given=("campaign",), inline={"basis": BASIS}
            ),
        ),
        "targets": rows("targets", TARGET),
        "followed": Rows(
            replace(MEASURE, given=("campaign",)),
            of=lambda campaign: campaign.measures.filter(target=None),
        ),
        "phases": rows("phases", PHASE),
        "movements": rows("movements", part(Movement, "code", "name", "note")),
        "prizes": rows("prizes", part(PrizeTier, "name", "quantity", "amount")),
        "assignments": rows("assignments", part(Assignment, "body", "task")),
        "sections": Rows(SECTION, of=lambda campaign: campaign.sections.filter(parent=None)),
        "recipients": rows("recipients", part(Recipient, "text", "note")),
        "amendments": rows("amendments", AMENDMENT),
        "pledges": Rows(
            PLEDGE,
            of=lambda campaign: sorted(campaign.pledges.all(), key=lambda row: row.unit.code),
        ),
    },
)  # fmt: skip
