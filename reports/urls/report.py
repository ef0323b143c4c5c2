"""A unit's report: begin, fill in, send, review."""

from django.urls import path

from reports.views import evidence, figures, report, review, words

urlpatterns = [
    path("bao-cao/", report.report_list, name="list"),
    path("bao-cao/bat-dau/<int:phase_pk>/", report.report_start, name="start"),
    path(
        "bao-cao/gia-han/<int:phase_pk>/<int:unit_pk>/", review.report_extension, name="extension"
    ),
    path("bao-cao/<int:pk>/", report.report_detail, name="detail"),
    path("bao-cao/<int:pk>/lan-gui/<int:number>/", report.report_version, name="version"),
    path("bao-cao/<int:pk>/so-lieu/", figures.report_figures, name="figures"),
    path("bao-cao/<int:pk>/noi-dung/<slug:code>/", words.report_section, name="section"),
    path("bao-cao/<int:pk>/dien-hinh/", words.report_highlights, name="highlights"),
    path("bao-cao/<int:pk>/khen-thuong/", words.report_awards, name="awards"),
    path("bao-cao/<int:pk>/minh-chung/", evidence.report_evidence, name="evidence"),
    path("minh-chung/<int:pk>/", evidence.evidence_file, name="evidence-file"),
    path("minh-chung/<int:pk>/go/", evidence.evidence_remove, name="evidence-remove"),
    path("bao-cao/<int:pk>/gui/", review.report_send, name="send"),
    path("bao-cao/<int:pk>/tham-dinh/", review.report_review, name="review"),
]
