"""The bloc's other papers of the year, and the authority's decisions that came back."""

from django.urls import path

from reports.views import bloc_paper, decision

OF_CAMPAIGN = "phong-trao/<int:pk>/"
PAPER = "van-ban/cua-khoi/<int:pk>/"
DECISION = "van-ban/quyet-dinh/<int:pk>/"

urlpatterns = [
    path(f"{OF_CAMPAIGN}van-ban/", bloc_paper.bloc_papers, name="bloc-papers"),
    path(f"{OF_CAMPAIGN}van-ban/moi/", bloc_paper.bloc_paper_new, name="bloc-paper-new"),
    path(PAPER, bloc_paper.bloc_paper, name="bloc-paper"),
    path(f"{PAPER}sua/", bloc_paper.bloc_paper_edit, name="bloc-paper-edit"),
    path(f"{PAPER}don-vi-cham/", bloc_paper.bloc_paper_late, name="bloc-paper-late"),
    path(f"{PAPER}de-nghi/", bloc_paper.bloc_paper_proposals, name="bloc-paper-proposals"),
    path(f"{PAPER}xoa/", bloc_paper.bloc_paper_delete, name="bloc-paper-delete"),
    path(f"{OF_CAMPAIGN}quyet-dinh/moi/", decision.decision_new, name="decision-new"),
    path(DECISION, decision.decision_detail, name="decision"),
    path(f"{DECISION}sua/", decision.decision_edit, name="decision-edit"),
    path(f"{DECISION}ban-quet/", decision.decision_file, name="decision-file"),
]
