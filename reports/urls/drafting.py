"""The summary of a phase: drafted from the data, edited, made ready to be signed."""

from django.urls import path

from reports.views import drafting

urlpatterns = [
    path("tong-hop/<int:phase_pk>/bao-cao/", drafting.summary, name="summary"),
    path("tong-hop/<int:phase_pk>/bao-cao/du-thao/", drafting.summary_redraft, name="redraft"),
    path("tong-hop/<int:phase_pk>/bao-cao/the-thuc/", drafting.summary_head, name="summary-head"),
    path(
        "tong-hop/<int:phase_pk>/bao-cao/<slug:code>/",
        drafting.summary_section,
        name="summary-section",
    ),
]
