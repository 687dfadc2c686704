"""Score country and sector of actor phrases against a key.

    python benchmarks/actors.py KEY.json

KEY.json is a list of {"call", "text", "asserts"}; of each `agent_to_code` and `short_text_to_agent` case the assertions
about `country` and `code_1` are scored. A phrase that the key lists several times (for different dates) counts as right
when any of its answers fits. Names of persons and places that only an encyclopedia could place ("Angela Merkel") are
counted apart: verbale takes offices from the reports, by design.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from verbale.schemes.offices import roles_in, sector_of
from verbale.schemes.organisations import body_at, organisation_at, organisation_of
from verbale.schemes.phrases import words_of_text
from verbale.schemes.states import country_of, state_at

_WANTED = re.compile(r"code\['(country|code_1)'\] == \"(\w*)\"")


def answers(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return for each phrase the answers that the key accepts."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for case in json.loads(path.read_text(encoding="utf-8")):
        wanted = dict(_WANTED.findall(" ".join(case["asserts"]))) if case["call"] != "query_wiki" else {}
        if wanted:
            found[case["text"]].append(wanted)
    return found


def known(phrase: str) -> bool:
    """Return whether any word of the phrase is in a table: otherwise it is a bare name."""
    words = words_of_text(phrase)
    lookups = (state_at, body_at, organisation_at)
    return bool(roles_in(words)) or any(look(words, i) for look in lookups for i in range(len(words.folded)))


def coded(phrase: str) -> dict[str, str]:
    """Return country (or the code of an international organisation) and sector of a phrase, "" where unknown."""
    organisation = organisation_of(phrase)
    igo = organisation.igo if organisation else None
    return {"country": country_of(phrase) or igo or "", "code_1": sector_of(phrase) or ""}


def main(path: Path) -> None:
    """Print the share of right answers and the phrases that miss."""
    right: dict[str, list[bool]] = defaultdict(list)
    for phrase, accepted in answers(path).items():
        got = coded(phrase)
        for part in ("country", "code_1"):
            wanted = {answer[part] for answer in accepted if part in answer}
            if not wanted:
                continue
            good = got[part] in wanted
            right[f"{part}, {'described' if known(phrase) else 'bare name'}"].append(good)
            if not good:
                print(f"{part:8} {phrase!r}: {got[part] or '-'}, key {'/'.join(sorted(wanted)) or '-'}")
    for part, results in sorted(right.items()):
        print(f"{part}: {sum(results)} of {len(results)} ({100 * sum(results) / len(results):.1f}%)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
