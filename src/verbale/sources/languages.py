"""Which language a text is in: by its script, and in Latin and Cyrillic script by its function words."""

from __future__ import annotations

import re
from collections import Counter

from verbale.sources.lexicon import word_set

# Words that the language cannot do without and that its neighbours lack or use less: articles, prepositions,
# conjunctions, auxiliaries. A language wins only with a clear lead, so shared words ("de", "en", "a") do no harm.
# Danish and Norwegian share nearly all of theirs and are left out: such texts have no language rather than a wrong one.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": word_set("the of and to in that is was for on with said he it as by has have not would from will"),
    "fr": word_set("le la les des et est une du que dans pour qui sur pas par au avec ce il sont été cette"),
    "de": word_set("der die und das den von zu mit ist im dem des nicht ein eine für auf sich hat auch wird"),
    "es": word_set("el la los las que y en del una por con para se su al es como más ha fue este pero"),
    "it": word_set("il di che la e della per del un una con non sono gli è alla nel dei ha anche più le"),
    "pt": word_set("o os que do da em um uma para com não por dos das no na ao é mais foi são à como"),
    "nl": word_set("de het een van en dat niet te zijn met op voor is aan door ook bij heeft naar werd"),
    "sv": word_set("och att det som en på är av för med den till inte om har ett de var i från"),
    "pl": word_set("w i na z do się nie że jest to o jak przez po dla od przy oraz był które"),
    "cs": word_set("a v se na je že s z do o k i po jako ve pro za by byl které však jsou"),
    "ro": word_set("și în de la că pe cu din nu o a fost sunt pentru care mai este au prin"),
    "hu": word_set("a az és hogy nem is egy volt meg ez csak már mint azt még vagy ki el szerint"),
    "tr": word_set("ve bir bu da de için ile olarak olan daha çok gibi ne kadar sonra dedi ise en"),
    "id": word_set("yang dan di dengan untuk dari ini itu pada tidak akan dalam telah oleh kepada mereka"),
    "fi": word_set("ja on ei että se oli hän ovat myös kun mutta sekä ole joka mukaan sen kuin"),
    "ru": word_set("и в не на что с по как это он из к за от для его но было также"),
    "uk": word_set("і в не на що з та як це у до за від для його але було також про"),
    "bg": word_set("и в не на че с по как това е от да за се са като но беше също"),
    "sr": word_set("и у не на да је с од за се су као али био који што из ће"),
}

# Scripts that name their language, or, with the letters that a neighbour adds, one of several.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7a3]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ar", r"[\u0621-\u06d3]"),
    ("he", r"[\u05d0-\u05ea]"),
    ("el", r"[\u0370-\u03ff]"),
    ("hi", r"[\u0904-\u0939]"),
    ("bn", r"[\u0985-\u09b9]"),
    ("ta", r"[\u0b85-\u0bb9]"),
    ("th", r"[\u0e01-\u0e30]"),
    ("ka", r"[\u10d0-\u10fa]"),
    ("hy", r"[\u0531-\u0587]"),
    ("am", r"[\u1200-\u135a]"),
)
_SCRIPT_PATTERNS = tuple((language, re.compile(pattern)) for language, pattern in _SCRIPTS)
# Letters of Urdu and Persian that Arabic lacks; Urdu's are looked for first, for it uses the Persian ones too.
_URDU, _PERSIAN = re.compile(r"[ٹڈڑںے]"), re.compile(r"[پچژگ]")

_SAMPLE = 6000
_MIN_WORDS = 5
# Share of words that are the language's function words, and its lead over the next language.
_MIN_SHARE = 0.12
_MIN_LEAD = 1.25
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile(r"[\u0370-\U0010ffff]")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, or None when too little speaks for one."""
    sample = text[:_SAMPLE]
    by_script = _by_script(sample)
    if by_script:
        return by_script
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _MIN_WORDS:
        return None
    return _by_function_words(Counter(words), len(words))


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    if len(_NOT_LATIN.findall(sample)) <= 0.05 * letters:  # one look for all scripts; none is decided by so few
        return None
    for language, pattern in _SCRIPT_PATTERNS:
        # Japanese is written in Chinese characters with kana between them, so a tenth of kana decides.
        needed = 0.1 if language == "ja" else 0.4
        if len(pattern.findall(sample)) >= needed * letters:
            return _arabic_script(sample) if language == "ar" else language
    return None


def _arabic_script(sample: str) -> str:
    if len(_URDU.findall(sample)) > len(sample) / 200:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > len(sample) / 200 else "ar"


def _by_function_words(counts: Counter[str], total: int) -> str | None:
    shares = sorted(
        ((sum(map(counts.__getitem__, words)) / total, language) for language, words in FUNCTION_WORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = shares[0], shares[1]
    return language if best >= _MIN_SHARE and best >= _MIN_LEAD * second else None
