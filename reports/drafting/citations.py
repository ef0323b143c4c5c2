"""How a summary names the papers it carries out."""

from dataclasses import dataclass

from emulation.paper import Family, regime_of
from reports.documents.citing import cited_launch, is_numbered


@dataclass(frozen=True)
class Cited:
    """The launch paper and its parent's, as cited in running text; “” when one is not numbered."""

    own: str
    parent: str


def cited(campaign, day):
    """As a summary of `day` names them, in the manner of the bloc's own papers."""
    family = campaign.issuing_body.family if campaign.issuing_body else Family.STATE
    regime = regime_of(family, day)

    def named(launch):
        return cited_launch(regime, launch) if launch and is_numbered(launch) else ""

    return Cited(own=named(campaign), parent=named(campaign.parent))
