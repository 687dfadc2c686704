"""What the lines above a report are recognised by: dates, labels, bylines, names of publishers (heading.py)."""

from __future__ import annotations

import re

from verbale.sources.lexicon import word_set

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|"
    r"ноября|декабря"
)
_WEEKDAY = r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_DATE_WORD = (
    rf"{_MONTH}|{_WEEKDAY}|date|dated|published|publication|posted|updated?|last|modified|first|created|issued|"
    rf"released|"
    r"on|at|of|the|de|am|pm|a\.m|p\.m|noon|midnight|gmt|utc|bst|cet|cest|eet|eest|est|edt|et|cst|cdt|mst|mdt|pst|pdt|"
    r"ist|jst|kst|msk|hkt|sgt|aest|aedt|stand|uhr|veröffentlicht|aktualisiert|am|um|publié|mis|jour|le|el|à|"
    r"опубликовано|обновлено|в|года|"
    r"local|time|hrs?|hours?|ago|st|nd|rd|th|juche|heisei|reiwa|and|or|t|z"
)
# Nothing but the words and figures of dates, with at least one figure.
DATE_LINE = re.compile(rf"^(?=.*\d)(?:\b(?:{_DATE_WORD})\b|\d++(?:st|nd|rd|th|h|am|pm|T|Z)?|[\W_])++$", re.IGNORECASE)

# A date that stands before the title in its line: "date 2021-12-03 ", "[5 May 2020] ", "03.12.2021 | ".
_DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:{_MONTH})\.?,?\s\d{{4}}"
    rf"|(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,?\s\d{{4}})(?:[T,\s]+\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|[A-Z]{{2,4}}))?)?"
)
DATE_PREFIX = re.compile(
    rf"^[\[(]?(?:(?:date|dated|published|posted|"
    rf"updated)\s*(?:on)?\s*:?\s*)?(?:(?:{_WEEKDAY}),?\s)?{_DATE}[\])]?\s*(?:[-–—|:•·]+\s*)?",
    re.IGNORECASE,
)

# Fields written out above a text: "Title: ...", "Source: ...".
LABEL = re.compile(
    r"^[*_]{0,2}(title|headline|subject|outlet|publisher|publication|newspaper|site|source|author|byline|reporter|date|"
    r"published|url|link|language|country|language)[*_]{0,2}\s*:[*_]{0,2}\s*(\S.*)$",
    re.IGNORECASE,
)
LABEL_MEANING = {
    "title": "title", "headline": "title", "subject": "title",
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet", "site": "outlet",
    "source": "outlet", "author": "byline", "byline": "byline", "reporter": "byline",
}  # fmt: skip

# A person's name: two to four capitalised words, with particles, initials and hyphens.
_PART = r"(?:[A-ZÀ-ÖØ-ÞА-ЯĀ-Ž][\w'’.-]+|[A-Z]\.|al-\w+|de|da|del|di|van|von|der|den|bin|ibn|la|le|el)"
NAME = rf"[A-ZÀ-ÖØ-ÞА-ЯĀ-Ž][\w'’.-]*(?:\s{_PART}){{1,4}}"
NAMES = rf"{NAME}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|\s/\s){NAME}){{0,9}}"
BYLINE = re.compile(
    rf"^[*_]{{0,3}}(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext|[Aa]nalysis|[Oo]pinion|[Ii]nterview|[Ww]ords|"
    rf"[Cc]ommentary|[Ff]eature|[Dd]ispatch|[Cc]ompiled)\s)?(?:[Bb]y|BY|"
    rf"[Aa]uthors?:|AUTHOR:|[Pp]ar|[Vv]on|[Pp]or)\s+"
    rf"(?P<names>{NAMES}|[A-Z]{{2,}}(?:\s[A-Z.]{{1,}}){{1,4}}|[A-Z][\w ]{{1,24}}(?:[Ss]taff|[Cc]orrespondents?|"
    rf"[Rr]eporters?|[Dd]esk|[Aa]gencies|[Ww]riters?))"
    r"(?=$|[*_,|(–—-]|\s(?:in|for|and|at|of|on|\d|[-–—|(]))"
)
# "Ann Lee in Cairo and Jo Ray in Rome": a name, a place, nothing else but agencies.
POSTED = re.compile(
    rf"^(?P<names>{NAME}\sin\s[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}}"
    rf"(?:(?:,|\sand|,\sand)\s(?:{NAME}\sin\s[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}}|agenc(?:y|ies)|{NAME}))*)$"
)
NAME_AND_ROLE = re.compile(
    rf"^(?P<names>{NAMES}),?\s(?:(?:in|the|chief|senior|special|our|[A-Z][\w’'-]+)\s){{0,4}}"
    r"(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Cc]olumnist|[Ss]taff [Ww]riter|[Cc]ontributor|[Bb]ureau "
    r"[Cc]hief)s?\W*$"
)
NAME_AND_DATE = re.compile(
    rf"^(?P<names>{NAMES})\s*(?:[|•·,–-]\s*)?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Ll]ast [Uu]pdated)\b.{{0,60}}\d"
)
ONLY_NAME = re.compile(rf"^{NAME}$")
REPORTERS = re.compile(rf"\((?:[Rr]eporting|[Ww]riting) by (?P<names>{NAMES})")
_POSTED_NAME = rf"{NAME}(?:\sin\s[A-Z][\w ]{{2,30}}?)?"
CONTRIBUTORS = re.compile(
    r"^(?:(?P<outlet>[A-Z][\w&. ]{1,24}?)[’']s?\s)?"
    rf"(?P<names>{_POSTED_NAME}(?:(?:,|,?\sand)\s{_POSTED_NAME}){{0,9}})"
    r"\s[Cc]ontributed(?: \w+){0,2} (?:to|for) (?:this|the)\b"
)


# What publishers call themselves. One of these in a short capitalised line makes it the name of one.
PUBLISHER_WORDS = word_set(
    "news times post herald tribune tv television press agency daily gazette guardian radio broadcasting broadcaster "
    "journal telegraph mail observer independent chronicle standard examiner express monitor review wire media network "
    "online courier globe dispatch sun star mirror inquirer ledger register bulletin weekly today hour report reporter "
    "service sentinel argus echo argus citizen nation newspaper magazine channel newswire newsroom world-herald "
    "zeitung rundschau nachrichten presse le figaro monde correo país diario noticias prensa agencia agence corriere "
    "pravda izvestia vesti novosti tass")
# Agencies and broadcasters that go by a name without such a word, or by letters.
KNOWN_PUBLISHERS = word_set(
    "reuters ap afp upi dpa ansa efe tass itar-tass ria interfax xinhua kyodo yonhap kcna irna isna pti ani anadolu aa "
    "wam spa sana mena bernama antara bbc cnn nbc abc cbs fox npr pbs msnbc sky itv cnbc bloomberg axios politico vox "
    "dw rfi rt rfe/rl voa ndtv nhk cbc rte rté zdf ard rai euronews cgtn cctv abs-cbn ptv sputnik meduza haaretz "
    "aljazeera al-jazeera scmp ukrinform unian ukrinform belta armenpress trend apa azertac")
# Words that name nobody: "Source: Agencies".
NOBODY = re.compile(
    r"^(?:(?:news |various |wire |foreign |local |multiple |other |official |state |social )?(?:agenc(?:y|ies)|"
    r"media|wires?|services?|sources?|"
    r"reports?|link|website|internet|web|staff|desk|press|outlets?|correspondents?|unknown|n/?a|none)(?: (?:and|&|"
    r",) \w+)?)\.?$",
    re.IGNORECASE,
)
# Bodies that publish their own words.
ISSUER = re.compile(
    r"^(?:The )?(?:(?:Federal |State |Royal |Imperial |National )?(?:Office|Ministry|Department|Embassy|Mission|"
    r"Permanent Mission|Secretariat|Council|Government|Cabinet|Presidency|Press (?:Office|Service|Secretary)) of"
    r"\b[^.!?:;,]{0,80}|White House|Kremlin|Foreign Ministry)$"
)
COPYRIGHT_OWNER = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|COPYRIGHT)\s*(?:©|\([cC]\))?\s*"
    r"(?:(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s*)?(?:by\s|the\s(?=[A-Z]))?(?P<after>[A-Z][\w.&'’-]*(?:\s(?:of|and|for|the|"
    r"&|[A-Z][\w.&'’-]*)){0,6}?)"
    r"(?:\s(?:\d{4}))?)(?=[,.;|(]|\s[-–—|]\s|\sAll\b|\sall\b|$)"
)
APPEARED_ON = re.compile(
    r"(?:first |originally )(?:appeared|published)(?: first)? (?:on|in|by|at) (?:the "
    r")?(?P<outlet>[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,5})"
)
TOLD = re.compile(
    r"\b(?:told|in an? (?:exclusive |recorded |telephone )?interview with) (?P<outlet>(?:the "
    r")?[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,4})"
)
