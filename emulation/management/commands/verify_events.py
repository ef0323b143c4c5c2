"""Looks for rows of the record that were changed or taken out behind our back."""

from django.core.management.base import BaseCommand, CommandError

from emulation.models import Event, EventHead, broken_links


class Command(BaseCommand):
    help = "Check the chain of events and name the first row that does not fit."

    def handle(self, **options):
        for event in broken_links():
            raise CommandError(
                f"Event {event.pk} ({event.at:%Y-%m-%d %H:%M}, {event}) was changed."
            )
        last = Event.objects.order_by("pk").last()
        head = EventHead.objects.filter(pk=1).first()
        if (last.hash if last else "") != (head.last_hash if head else ""):
            raise CommandError("The newest events are missing.")
        self.stdout.write(self.style.SUCCESS(f"{Event.objects.count()} events, unbroken."))
