"""Official papers."""

from django.urls import path

from reports.views import paper

urlpatterns = [
    path("van-ban/truoc-sua-doi/<int:pk>.pdf", paper.former_paper, name="former-paper"),
    path("van-ban/<slug:kind>/<int:pk>.pdf", paper.paper, name="paper"),
    path("van-ban/<slug:kind>/<int:pk>.docx", paper.paper_word, name="paper-word"),
]
