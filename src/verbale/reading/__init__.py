"""Report -> Reading: everything that one report, read alone, says."""

from verbale.reading.read_report import read_report, rules_version

__all__ = ["read_report", "rules_version"]
