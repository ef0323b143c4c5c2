from django.apps import AppConfig

from emulation import checks  # noqa: F401  (importing them registers them)


class EmulationConfig(AppConfig):
    name = "emulation"
    verbose_name = "Hệ thống"
