"""The bloc's side: who has sent, the matrix of results, the summary of a phase."""

from django.urls import path

from reports.views import summary

urlpatterns = [
    path("tong-hop/", summary.summary_list, name="summary-list"),
    path("tong-hop/<int:phase_pk>/", summary.status, name="status"),
    path("tong-hop/<int:phase_pk>/chi-tieu/", summary.matrix, name="matrix"),
]
