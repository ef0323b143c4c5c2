"""What is asked and promised: campaigns, their plan and targets, pledges, catalogues."""

from campaigns.models.agreement import Agreement, AgreementParty
from campaigns.models.amendment import AmendedItem, Amendment
from campaigns.models.campaign import (
    Campaign,
    CampaignKind,
    CampaignStatus,
    ExpectedUnit,
    Participants,
)
from campaigns.models.catalogue import (
    BasisKind,
    CommendationForm,
    EmulationTitle,
    Holder,
    LegalBasis,
    Level,
)
from campaigns.models.phase import Occasion, Phase
from campaigns.models.plan import (
    Assignment,
    CampaignBasis,
    Movement,
    PrizeTier,
    Recipient,
    Section,
)
from campaigns.models.pledge import Gap, Pledge, PledgeVersion, registers_under
from campaigns.models.promise import (
    PledgedGoal,
    PledgedMovement,
    PledgedTitle,
    PledgeTheme,
    Promise,
)
from campaigns.models.target import (
    Aggregation,
    ChangeUnit,
    Comparator,
    Measure,
    MeasureKind,
    Target,
)

__all__ = [
    "Aggregation",
    "Agreement",
    "AgreementParty",
    "AmendedItem",
    "Amendment",
    "Assignment",
    "BasisKind",
    "Campaign",
    "CampaignBasis",
    "CampaignKind",
    "CampaignStatus",
    "ChangeUnit",
    "CommendationForm",
    "Comparator",
    "EmulationTitle",
    "ExpectedUnit",
    "Gap",
    "Holder",
    "LegalBasis",
    "Level",
    "Measure",
    "MeasureKind",
    "Movement",
    "Occasion",
    "Participants",
    "Phase",
    "Pledge",
    "PledgeTheme",
    "PledgeVersion",
    "PledgedGoal",
    "PledgedMovement",
    "PledgedTitle",
    "PrizeTier",
    "Promise",
    "Recipient",
    "Section",
    "Target",
    "registers_under",
]
