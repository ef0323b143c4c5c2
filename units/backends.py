"""Who the session says is here, read with a prepared query: every page asks."""

from django.contrib.auth.backends import ModelBackend

from emulation.prepared import PreparedObjects
from units.models import User

USERS = PreparedObjects(lambda pk: User.objects.filter(pk=pk))


class UserBackend(ModelBackend):
    def get_user(self, user_id):
        user = next(iter(USERS(user_id)), None)
        return user if user and self.user_can_authenticate(user) else None
