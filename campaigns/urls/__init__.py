from campaigns.urls import campaign, pledge

app_name = "campaigns"
urlpatterns = campaign.urlpatterns + pledge.urlpatterns
