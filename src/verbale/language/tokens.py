"""Words, punctuation marks and clitics of English text, with their characters.

The tokens follow the Universal Dependencies treebanks of English (EWT, GUM), on which the shipped model was
trained: clitics ("did|n't", "Russia|'s") and hyphened parts ("US|-|led") stand alone, abbreviations and initials
keep their full stop ("Mr.", "U.S.", "V.").
"""

from __future__ import annotations

import re

# Abbreviations that a full stop belongs to wherever they stand; what also ends sentences often ("no.") is left out.
_ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof St Sen Rep Gov Gen Lt Col Maj Capt Cmdr Adm Sgt Brig Amb Hon Rev Min Supt Jr Sr "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Corp Co Ltd vs etc Messrs Mme Mlle approx Ave Blvd "
).split()

# Prefixes that the treebanks leave joined to a word in lower case ("re-emerged", but "pro|-|Russian").
_PREFIXES = "anti co counter cross e ex mid mini mis multi non over post pre pro re semi sub".split()
_APOSTROPHE = "['’ʼ]"
_TOKEN = re.compile(
    rf"""
      (?: https?:// | www\. ) [^\s<>"“”]+ (?<![.,;:!?)\]'’])           # web addresses
    | [\w.+-]{{1,64}} @ [\w-]{{1,64}} (?: \. [\w-]{{1,64}} ){{1,8}}    # mail addresses
    | [@#] \w+                                                         # handles and hashtags
    | (?: (?<!\w) [^\W\d_] \. ){{2,}} (?![^\W\d_])                     # U.S., a.m., J.F.
    | (?: (?<!\w) [^\W\d_] \. (?=[^\W\d_]\.) )+ [^\W\d_] \.            # the same before a letter
    | \b (?: {"|".join(_ABBREVIATIONS)} ) \. (?! \w )
    | (?<! [\w'’.] ) [A-Z] \. (?! [\w.] )                              # an initial
    | \d{{1,4}} (?: / \d{{1,4}} ){{2}} (?! [\w/] )                          # 08/16/2000
    | \d+ (?: [.,:] \d+ )*                                             # 2,014  3.5  10:18
      (?: (?: st | nd | rd | th | s | m | bn | km | kg | pm | am )\b )?
    | (?-i: \w++ (?: \. [a-z]\w+ )* \. (?: com | org | net | gov | edu | pdf | html? | docx? | txt ) \b )  # a.pdf
    | (?: {"|".join(_PREFIXES)} ) - (?-i: [a-z] ) [^\W\d_]+
    | \b (?: (?: gon | wan ) (?= na \b ) | got (?= ta \b ) )             # gon|na
    | [^\W\d_]+ (?= n {_APOSTROPHE} t \b )                             # did|n't
    | \b can (?= not \b )                                              # can|not
    | n {_APOSTROPHE} t \b
    | {_APOSTROPHE} (?: s | re | ve | ll | d | m ) \b (?! {_APOSTROPHE} \w )
    | [^\W_]+ (?: {_APOSTROPHE} (?! (?: s | re | ve | ll | d | m | t ) \b ) [^\W\d_]+ )*   # O'Brien, Sana'a
    | \.{{2,}} | …
    | [–—]+ | [!?]{{2,}} | ([-=*_$<>~#+]) \1+                             # runs of one sign
    | (?<! \S ) [:;] -? [()DPp] (?! \w )                               # faces
    | [^\w\s] | _
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CASED = re.compile(rf"^(?:{'|'.join(_ABBREVIATIONS)})\.$")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the characters `(start, end)` in `text` of each token, in order; white space belongs to none."""
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        word = match.group()
        if word[-1] == "." and len(word) > 2 and word[:-1].isalpha() and not _CASED.match(word):
            # "min." in lower case is a word that ends a sentence, "Min." a title
            spans += [(first, last - 1), (last - 1, last)]
        else:
            spans.append((first, last))
    return spans
