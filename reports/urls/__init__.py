from reports.urls import document, drafting, paper, report, summary

app_name = "reports"
urlpatterns = [
    *report.urlpatterns,
    *summary.urlpatterns,
    *drafting.urlpatterns,
    *paper.urlpatterns,
    *document.urlpatterns,
]
