"""A report of a crisis, and the same under another title."""

from __future__ import annotations

SHORE = """2024-03-02
Ruritania shuts the strait
Ruritania shut the Lorne strait to ships of Sylvania on Saturday after two of its patrol boats were rammed off the
island of Brand. Minister Anna Kovar said that the strait would stay shut until Sylvania paid for the damage. Some 300
sailors lie at anchor off Brand, and insurers have doubled the price of cover for every ship that waits there. Boris
Lund, the envoy of Sylvania, called the closure an act of piracy and flew home from the capital in the evening.
"""
RETITLED = SHORE.replace("Ruritania shuts the strait", "Ships wait at sea")
