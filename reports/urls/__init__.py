from reports.urls import bloc_paper, document, drafting, paper, report, summary, work

app_name = "reports"
urlpatterns = [
    *report.urlpatterns,
    *summary.urlpatterns,
    *drafting.urlpatterns,
    *paper.urlpatterns,
    *document.urlpatterns,
    *bloc_paper.urlpatterns,
    *work.urlpatterns,
]
