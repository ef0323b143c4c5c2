"""Demonstration data: an invented province and two of its blocs, as far as a year has come."""

from reports.demo.build import STAGES, Demonstration

__all__ = ["STAGES", "Demonstration"]
