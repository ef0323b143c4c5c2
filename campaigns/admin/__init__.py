"""Administration of catalogues and campaigns; a look at pledges and agreements."""

from campaigns.admin.campaign import AmendmentAdmin, CampaignAdmin
from campaigns.admin.catalogue import CatalogueAdmin, LegalBasisAdmin
from campaigns.admin.pledge import AgreementAdmin, PledgeAdmin, PledgeVersionAdmin

__all__ = [
    "AgreementAdmin",
    "AmendmentAdmin",
    "CampaignAdmin",
    "CatalogueAdmin",
    "LegalBasisAdmin",
    "PledgeAdmin",
    "PledgeVersionAdmin",
]
