"""Official papers with a number."""

from django.urls import path

from reports.views import appendix, document, signing, verification

urlpatterns = [
    path("van-ban/", document.document_list, name="document-list"),
    path("van-ban/<int:pk>/", document.document_detail, name="document"),
    path("van-ban/<int:pk>/ban-goc.pdf", document.document_pdf, name="document-pdf"),
    path("van-ban/<int:pk>/tham-khao.docx", document.document_word, name="document-word"),
    path("van-ban/<int:pk>/ky-so/", signing.document_sign, name="document-sign"),
    path(
        "van-ban/<int:pk>/ban-ky-so-<int:order>.pdf",
        signing.document_signed,
        name="document-signed",
    ),
    path("van-ban/<int:pk>/phu-luc/", appendix.document_appendices, name="document-appendices"),
    path(
        "van-ban/<int:pk>/phu-luc-<int:order>.pdf",
        appendix.document_appendix,
        name="document-appendix",
    ),
    path("van-ban/<int:pk>/so/", document.document_number, name="document-number"),
    path("van-ban/<int:pk>/tao-lai/", document.document_retry, name="document-retry"),
    path("van-ban/<int:pk>/thu-hoi/", document.document_end, name="document-end"),
    path("van-ban/<slug:kind>/<int:pk>/phat-hanh/", document.document_issue, name="issue"),
    path("van-ban/so-dang-ky/<int:pk>/", document.register, name="register"),
    path("xac-minh/<str:token>/", verification.verify, name="verify"),
]
