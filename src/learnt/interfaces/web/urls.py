"""Every address of the service, by section of the site."""

from django.urls import include, path

from learnt.interfaces.web.account import views as account

handler404 = "learnt.interfaces.web.errors.not_found"
handler500 = "learnt.interfaces.web.errors.broken"

urlpatterns = [
    path("", account.home, name="home"),
    path("account/", include("learnt.interfaces.web.account.urls")),
    path("papers/", include("learnt.interfaces.web.casework.urls")),
    path("", include("learnt.interfaces.web.register.urls")),
    path("staff/", include("learnt.interfaces.web.staff.urls")),
    path("health", account.health, name="health"),
]
