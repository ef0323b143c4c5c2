"""What belongs to a unit or to a bloc: the one place that says who may see and review what."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from emulation.review import Party
from units.models.bloc import MemberRole, Membership
from units.models.unit import Unit


class BlocOwnedQuerySet(models.QuerySet):
    """For models that belong to a bloc; `BLOC` is the lookup that leads to it."""

    BLOC = "bloc"

    def visible_to(self, user):
        """Of the blocs the user serves or observes. Fails closed."""
        if user.is_superuser:
            return self
        return self.filter(**{f"{self.BLOC}__in": user.scope.readable_blocs})

    def run_by(self, user):
        """Of the blocs whose standing office the user is."""
        return self.filter(**{f"{self.BLOC}__in": user.scope.secretariat_blocs})


class UnitOwnedQuerySet(models.QuerySet):
    """For what a unit writes and sends in a bloc's campaign; `CAMPAIGN` leads to the campaign."""

    CAMPAIGN = "campaign"

    def visible_to(self, user):
        """Of the user's own units and those they succeeded; of the blocs he serves, what was sent.

        Until it is sent a draft belongs to its unit, and to the secretariat that types for it.
        """
        if user.is_superuser:
            return self
        scope = user.scope
        sent = Q(received_at__isnull=False, **{self._bloc("__in"): scope.readable_blocs})
        typed_for = self._memberships(is_typed_for=True, bloc__in=scope.secretariat_blocs).filter(
            year=OuterRef(f"{self.CAMPAIGN}__starts_on__year")
        )
        return self.filter(Q(unit__in=scope.readable_units) | sent | Exists(typed_for))

    def of_units_of(self, user):
        return self.filter(unit__in=user.scope.own_units)

    def reviewed_by(self, user):
        """Those in whose review the user is the reviewer: what `parties_of` says of each row."""
        scope = user.scope
        headed = self._memberships(role=MemberRole.HEAD)
        is_head_unit = Exists(headed.filter(year=localdate().year)) | Exists(
            headed.filter(year=OuterRef(f"{self.CAMPAIGN}__starts_on__year"))
        )
        of_deputy = Q(is_head_unit, **{self._bloc("__in"): scope.deputy_blocs})
        of_secretariat = Q(~is_head_unit, **{self._bloc("__in"): scope.secretariat_blocs})
        return self.exclude(unit__in=scope.own_units).filter(of_deputy | of_secretariat)

    def _bloc(self, lookup=""):
        return f"{self.CAMPAIGN}__bloc{lookup}"

    def _memberships(self, **fields):
        """The places of the row's unit in the row's bloc, in any year."""
        return Membership.objects.filter(
            unit=OuterRef("unit"), bloc=OuterRef(self._bloc()), **fields
        )


class UnitOwned(models.Model):
    """Something a unit writes inside a bloc's campaign. A subclass gives `bloc` and `year`."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name="đơn vị"
    )

    class Meta:
        abstract = True

    def membership(self):
        """The unit's place in the bloc that year, or None (a sub-unit, or one that left)."""
        return Membership.objects.filter(bloc=self.bloc, unit=self.unit_id, year=self.year).first()

    def parties_of(self, user):
        """The parts `user` may play in the review of this row.

        The secretariat reviews, but not the papers of the unit that heads the bloc, now or in the
        year they are about: its own office. Those are reviewed by the deputy head (DESIGN §5). For
        a unit without a computer it also plays the officer's part; the record then names the unit.
        """
        scope, parties = user.scope, set()
        if self.unit_id in scope.headed_units:
            parties |= {Party.OFFICER, Party.UNIT_HEAD}
        if self.unit_id in scope.officer_units:
            parties.add(Party.OFFICER)
        serves, is_deputy = (
            self.bloc.pk in blocs for blocs in (scope.secretariat_blocs, scope.deputy_blocs)
        )
        if not serves and not is_deputy:
            return parties
        places = list(self.places())
        if serves and any(p.is_typed_for for p in places if p.year == self.year):
            parties.add(Party.OFFICER)
        is_head_unit = any(place.role == MemberRole.HEAD for place in places)
        if (is_deputy if is_head_unit else serves) and self.unit_id not in scope.own_units:
            parties.add(Party.REVIEWER)
        return parties

    def places(self):
        """The unit's places in the bloc this year and in the year the row is about."""
        years = {self.year, localdate().year}
        return Membership.objects.filter(bloc=self.bloc, unit=self.unit_id, year__in=years)

    def typed_on_behalf_by(self, user):
        """The unit's name when `user` is not of the unit and so types for it; else “”."""
        return "" if self.unit_id in user.scope.own_units else str(self.unit)
