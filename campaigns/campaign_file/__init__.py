"""The campaign file: a campaign with all its parts as JSON (docs/campaign-file.md).

`shapes` is the table of what may stand where; `shape` explains how it is read. A file becomes
nodes (`read`), is checked whole (`check`), and only then becomes rows (`load`); `dump` goes back.
"""

from campaigns.campaign_file.dump import dump
from campaigns.campaign_file.load import load
from campaigns.campaign_file.places import CampaignFileError

__all__ = ["CampaignFileError", "dump", "load"]
