"""What sites, agencies and press offices say about a text rather than in it: contacts, rights, media, corrections.

Two tables of (evidence, weight, pattern), used as those of sitewords.py are: NOTICES hold anywhere, EDGE_NOTICES
only in the run of lines at the very end or above the title, where a line need not be beyond doubt.
"""

from __future__ import annotations

import re

Weighted = tuple[str, float, re.Pattern[str]]

_I = re.IGNORECASE
# A text by the names that those who print it have for it; the weak names are also those of papers in the news.
_PIECE = (
    r"(?:article|story|interview|transcript|newsletter|bulletin|column|dispatch|translation|podcast|episode|blog|page|"
    r"website|site|news item|press release|conversation|post|e-?mail|edition|programme|piece|item)"
)
_WEAK_PIECE = (
    r"(?:report|text|content|materials?|video|analysis|document|version|message|statement|publication|program)"
)
_REVISED = (
    r"(?:edited|condensed|translated|updated|corrected|amended|abridged|archived|syndicated|shortened|reworded|"
    r"transcribed|excerpted|automatically|protected|copyright\w*|republished|reprinted|cross-?posted)"
)
_HANDLED = (
    rf"(?:{_REVISED}|published|posted|produced|reproduced|written|compiled|adapted|generated|supported|funded|"
    rf"sponsored|"
    r"available|reserved|provided|prepared|subject|intended|sent|issued|restricted|premium|exclusive|taken)"
)
_STATE = (
    r"\b(?:is|are|was|were|has|have|had|may|can|will|must|cannot)\b"
    r"(?: (?:not|been|be|also|only|first|originally|partly|automatically|lightly)){0,3}"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?<![\w/.-])(?:\+\d[\d\s().-]{6,}\d|\(?0\d{1,4}\)?[\s.-]\d{3,4}[\s.-]?\d{3,4}|\d{3}-\d{4})(?!\w)"

NOTICES: tuple[Weighted, ...] = (
    # The text speaks of itself. A report speaks of "the report", a site of "this report".
    ("handling of the text", 4.0, re.compile(
        rf"\b(?:this|these) {_PIECE}\b.{{0,50}}{_STATE} {_HANDLED}\b"
        rf"|\b(?:this|these) {_WEAK_PIECE}\b.{{0,50}}{_STATE} {_REVISED}\b", _I)),
    ("handling of the text", 4.0, re.compile(
        rf"^\W*(?:this|the following) (?:is|was) (?:an?|the) (?:\w+ ){{0,3}}{_PIECE}\b.{{0,40}}\b{_HANDLED}\b"
        rf"|^\W*this {_PIECE} is (?:more than|over|part of|for|from|an? (?:\w+ )?(?:copy|excerpt|extract))\b", _I)),
    ("handling of the text", 4.0, re.compile(
        r"^[\W_]*(?:un(?:corrected|edited|official|revised)|lightly edited|machine|working|provisional|rush)\b"
        r"(?: (?:\w+ )?(?:translation|transcript|text|version|record)\b.{0,60}|[.,;].{0,60})$", _I)),
    ("handling of the text", 4.0, re.compile(
        r"^[\W_]*(?:translated|translation|adapted|excerpted|reprinted|transcribed|abridged|condensed|reworded|"
        r"transcript|subtitles|english version)\b(?: \w+){0,4} (?:from|by|for)\b.{0,100}$|^\W*check against "
        r"delivery\W*$", _I)),
    ("handling of the text", 4.0, re.compile(
        r"\bthis is an? (?:\w+ )?(?:rush|unedited|machine|uncorrected|provisional|partial|automated) "
        r"(?:transcript|translation|text)\b", _I)),
    ("mistakes", 4.0, re.compile(
        r"\b(?:found|spotted|noticed|find|notice) (?:an?|any) (?:\w+ )?(?:error|mistake|typo)s?\s?[?,]|"
        r"^\W*report (?:an?|any) (?:error|mistake|typo|problem)\b"
        r"|\bctrl\s?\+\s?enter\b", _I)),
    ("mistakes", 4.0, re.compile(
        r"^\W*(?:correction|clarification|erratum|corrigendum|retraction|update)s?(?:\s?[,(–-][^.:]{0,30})?:\s|"
        r"\b(?:an )?earlier version(?: of this \w+)?\b.{0,40}\b(?:mis\w+|incorrect\w*|wrong\w*|gave|said|stated|"
        r"omitted|"
        r"referred|attributed)\b", _I)),
    # Rights and use.
    ("rights", 4.0, re.compile(
        r"\b(?:re-?use|reproduction|reproducing|republication|republishing|redistribution|copying|quoting|citing|use)"
        r" (?:of |from )?(?:this|these|our|any|the|all|site)? ?(?:\w+ ){0,2}(?:content|materials?|text|articles?|"
        r"news|photos?|"
        r"images?|information|publications?|stories|copy)\b.{0,60}\b(?:licen[cs]e|permi\w+|"
        r"prohibited|allowed|forbidden|link|hyperlink|reference|mention|consent|attribution|credit\w*)\b", _I)),
    ("rights", 4.0, re.compile(
        r"\b(?:reproduc|re-?us|copied|copying|republish|redistribut|material|content)\w*\b.{0,80}\bwithout (?:\w+ "
        r"){0,3}"
        r"(?:consent|permission|approval)\b|\bnot for (?:reproduction|publication|broadcast|distribution|resale|"
        r"redistribution)\b|"
        r"\bwhen (?:quoting|using|citing|reprinting)\b.{0,40}\b(?:materials?|link|site|agency|source)\b|"
        r"\b(?:protected|covered) by (?:copyright|international copyright)\b|\bcreative commons\b|"
        r"\b(?:may|can) be (?:freely )?re(?:published|printed|produced|posted)\b", _I)),
    # Whom to call and write to.
    ("contact", 4.0, re.compile(
        r"^\W*(?:(?:press|media|news|public|editorial|general|sales|customer) (?:contacts?|enquir(?:y|ies)|inquir(?:y|"
        r"ies)|office|queries|relations|info\w*|desk)|contacts?|for (?:more|further|additional|media|press|all) "
        r"(?:information|details|enquiries|inquiries|queries)|notes? (?:to|for) editors?|letters? to the editor|"
        r"write to (?:us|the editor)|reprints?|permissions|for reprints\b.*|corrections|news ?(?:desk|room)|imprint|"
        r"impressum|editorial (?:board|team|office)|publisher|subscriptions?|advertising|circulation|switchboard)"
        r"\s*(?:[:;|–—]|\W*$|(?:please )?(?:contact|call|email|e-mail|visit|write|see)\b)", _I)),
    ("contact", 4.0, re.compile(
        r"^\W*(?:send|email|e-mail|submit|address) (?:your |us |any |all )?(?:\w+ )?(?:letters?|corrections?|tips?|"
        r"comments?|feedback|questions|queries|stories|photos|submissions|complaints|contributions)\b.{0,20}\b(?:to|"
        r"at|via)\b"
        r"|\bletters (?:to the editor|for publication)\b|^\W*(?:got|have) an? (?:\w+ )?(?:tip|story idea)\b"
        r"|^\W*(?:tel|telephone|phone|fax|hotline|mobile|e-?mail)\b\.?\s?:?\s?[+(\d].{6,80}$", _I)),
    ("an address", 2.5, re.compile(rf"{_MAIL}", _I)),
    ("an address", 1.5, re.compile(_PHONE)),
    ("an address", 1.5, re.compile(r"(?:https?://|www\.)\S+\W*$", _I)),
    ("end mark", 4.0, re.compile(r"^--$")),
    ("an address", 3.0, re.compile(r"\b(?:P\.? ?O\.? ?Box|Postfach|Apartado)\s?\d|\b(?:tel|fax|"
                                   r"phone)\s?[.:]\s?[+(]?\d", _I)),
    ("imprint", 4.0, re.compile(
        r"\b(?:responsible editor|editor-in-chief|chief editor|managing editor|founding editor)\s?:|"
        r"^\W*(?:further information|get in touch|updates to this page)\W*$|"
        r"^\W*(?:whatsapp|twitter|x|instagram|telegram|tweet)\s?:\s?[@+\d]", _I)),
    # Sound and pictures beside the text.
    ("caption with its credit", 4.0, re.compile(
        r"(?:\b(?i:photo(?:graph)?s?(?: by|:)|credit:|picture(?: by|:)|image:|illustration:))\s?[A-Z@][^!?\n]{2,60}$")),
    ("caption with its credit", 4.0, re.compile(
        r"[(\[](?:file|archive|library|illustrative|representational|stock|undated) ?"
        r"(?:photo|picture|pic|image|footage)?[)\]]\W*$", _I)),
    ("caption with its credit", 3.5, re.compile(
        r"\((?:(?:[A-Z][\w.'’-]+ ){1,3}|[A-Z][\w.'’-]+ ?)/ ?[A-Z][\w .'’/-]{1,40}\)\W*$")),
    # The headline behind the label may tell what somebody said: that speaks for nothing here.
    ("pointer to pictures", 8.0, re.compile(
        r"^[\W_]*(?:(?:bonus|exclusive|also|more|full|raw|drone|must|now) )?(?:videos?|watch|photos?|pictures|gallery|"
        r"photo gallery|in pictures|slideshow|infographics?|podcast|audio|listen|interactive|"
        r"from the archives?|read (?:more|also|here|next)|more on this)\s?[:|►▶]\s?\S.{0,160}$", _I)),
    ("picture credit", 4.0, re.compile(
        r"^\W*(?:photo\w*|image|picture|graphic|illustration|cartoon)s? (?:courtesy|by|credit)\b[^.]{0,70}\.?$", _I)),
    ("media by link", 4.0, re.compile(r"^!\[[^\]]*\]\([^)\s]*[^)]*\)$")),
    ("a player", 4.0, re.compile(r"^\W*\d{1,2}:\d\d(?::\d\d)?\s*/\s*\d{1,2}:\d\d(?::\d\d)?\W*$|^\W*(?:like "
                                 r")?loading\W*$|\bbrowser does "
                                 r"not support\b", _I)),
    ("where the rest is", 3.0, re.compile(
        r"\b(?:the )?(?:full|complete|original|whole|entire) (?:text|transcript|interview|recording|video|statement|"
        r"speech|"
        r"article|report|version|audio)\b.{0,40}\b(?:here|available|online|website|below|above|at (?:https?|"
        r"www)\S*)\b.{0,40}$",
        _I)),
    ("where the rest is", 4.0, re.compile(
        rf"^\W*(?:read|listen to|watch|see|view|download|hear|find) (?:the |our |more )?(?:\w+ "
        rf"){{0,3}}{_PIECE}?\b.{{0,40}}"
        r"\bhere\W*$|^\W*for more (?:\w+ ){0,2}(?:visit|go to|see|follow|click)\b", _I)),
    # The reader is addressed as one.
    ("to the reader", 4.0, re.compile(
        r"\b(?:did you (?:like|enjoy|find|know you can)|(?:like|enjoy|love)(?:d|ing)? (?:this|what you|our) "
        r"?(?:article|story|post|"
        r"piece|read|reading|column)?\s?\?|you(?:['’]re| are)? (?:receiv|get)\w* "
        r"(?:this|our) (?:\w+ )?(?:e-?mail|bulletin|newsletter|message|digest|letter|alert)|"
        r"because you (?:are an? (?:\w+ )?(?:subscriber|member)|signed up|subscribed|registered|opted)|"
        r"(?:no longer (?:wish|want) to|stop|to) receiv(?:e|ing) (?:this|these|our|e-?mails)|forwarded this|must be "
        r"(?:logged|signed|registered)|"
        r"notify me (?:of|when)|(?:have|['’]ve) (?:read|used|reached|got|\d+)\b.{0,20}\bfree (?:articles?|stories)|"
        r"free articles? (?:left|remaining|this month)|for (?:members|subscribers|registered)(?: \w+)? only|"
        r"(?:members|subscribers)[- ]only|already a subscriber|(?:manage|update|change|edit) (?:your |my )?"
        r"(?:preferences|subscription|settings|profile)|view (?:it |this \w+ )?in (?:your |a )?browser|"
        r"continue reading (?:below|the|with|this)|scroll (?:down )?(?:to|for)|what do you think\? (?:tell|leave|"
        r"share|join)|"
        r"join the (?:conversation|discussion))\b", _I)),
    ("voices of others", 4.0, re.compile(
        r"^.{0,90}\bviews (?:expressed )?(?:are|here are) (?:personal|(?:his|her|my|their) own)\b|"
        r"\b(?:opinions?|views?)(?: \w+){0,2} (?:expressed|in this (?:article|column|piece|commentary|blog|section))\b|"
        r"\bdo(?:es)? not necessarily (?:reflect|represent)\b", _I)),
    ("cookies", 4.0, re.compile(
        r"\b(?:additional|essential|necessary|tracking|third-party|set|accept|reject|decline|allow|manage|view|"
        r"use[sd]?|"
        r"using) (?:\w+ )?cookies\b|^\W*cookies\b.{0,40}\b(?:site|website|page|service|device|us)\b", _I)),
    ("advertisement", 4.0, re.compile(r"\bthis (?:ad|advert|advertisement)\b|\badvertisement (?:below|above|"
                                      r"\d)\b", _I)),
    ("house rules", 4.0, re.compile(
        r"\bcomments?\b.{0,60}\b(?:moderat\w+|abusive|off-topic|guidelines|house rules)\b"
        r"|\bour (?:\w+ )?(?:coverage|live blog|reporting team)\b", _I)),
    # Counters and ratings.
    ("counter", 4.0, re.compile(
        r"^\W*(?:average )?rating\b.{0,20}\d|\bvote count\b|^\W*\d (?:out of \d )?stars?\W*$|^\W*\d+\s?/\s?\d+\W*$"
        r"|^\W*(?:posted|filed) (?:in|under)\b.{0,60}\btagged\b|^\W*(?:share|like|rate|print|save|follow) (?:this|"
        r"it|us)?\s?:\W*$"
        r"|^\W*(?:related|recent|popular|latest|similar) (?:posts?|articles?|stories|news|topics|links|"
        r"content)\W*$", _I)),
    ("tags", 4.0, re.compile(r"^(?:#\w[\w-]*[\s,]*){2,}$|^#[A-Za-z]\w*$")),
    ("languages", 4.0, re.compile(r"^\W*(?:(?:select |choose |other )?languages?|in other languages|"
                                  r"editions?)\s?:\s?\S.{0,80}$", _I)),
    # Slips of those who made it: "mh/rt (AP, dpa)", "jc/mk/10:30", "EXN/ar/br".
    ("initials", 4.0, re.compile(
        r"^[(\[]?(?:[A-Z]{2,5}/)?[a-z]{2,4}(?:[/,+-][a-z]{2,4}){1,4}(?:/\d\S*)?[)\]]?(?:\s?\([\w, /&.-]{2,60}\))?$"
        r"|^[a-z]{2,4}\s?\((?:\w{2,12}, ?)*(?:AP|AFP|dpa|afp|ap|Reuters|rtr|EFE|epd|KNA|PTI|ANI)[\w, ]*\)$")),
    ("makers", 4.0, re.compile(
        r"^[(\[]*(?:(?:web|copy|news|page|managing|chief|executive|line|video|photo|sub|responsible|duty|english) ?)?"
        r"(?:editors?|editing|edited|translation|reporting|proofread\w*|producers?|camera|webmaster|editor-in-chief|"
        r"design(?:ed)?|layout|theme|typeset\w*|hosted|programming|written|writing)(?: "
        r"by)?\s?[:：]\s?[^?!:]{2,80}$", _I)),
    ("makers", 4.0, re.compile(r"^\W*(?:web(?:site)? )?(?:designed|developed|hosted|published|printed|maintained|"
                               r"produced) (?:and "
                               r"\w+ )?by\b(?!.{0,60}\b(?:said|told)\b).{0,80}$", _I)),
)  # fmt: skip

# Words of those who make and hand on a text; a bracket of its own that holds them is a note of theirs.
PRODUCTION = re.compile(
    r"\b(?:editors?|edit(?:ed|ing)|newsroom|desk|photo(?:graph)?s?|gallery|transcript(?:ion|s)?|uncorrected|corrected|"
    r"corrections?|translat\w+|reworded|abridged|condensed|shortened|excerpts?|time ?codes?|audio|video|recording|"
    r"footage|"
    r"headlines?|agenc(?:y|ies)|inputs?|reporting|writing|reporters?|correspondents?|bureau|wire|copy|text|source|"
    r"version|"
    r"adds|updates?|recasts|repeats|refiles|end of|ends|authentic|original|messaging|contributed)\b",
    _I,
)

EDGE_NOTICES: tuple[Weighted, ...] = (
    ("the writer presented", 4.0, re.compile(
        r"^\W*(?:the )?(?:writer|author|columnist|contributor)s?(?: of this \w+)? (?:is|are|(?:was|were) (?:an?|the|"
        r"formerly|"
        r"until)|has (?:been|written)|teach(?:es)?|lives?|works?)\b", _I)),
    ("handling of the interview", 3.0, re.compile(
        r"^\W*(?:the|this|our) (?:interview|conversation|text|article) (?:was|has been) (?:conducted|recorded|held|"
        r"edited|"
        r"translated|condensed|shortened)\b", _I)),
    ("a note in brackets", 3.5, re.compile(r"^[*_]{0,2}(?:\(+[^()]{3,300}\)+|\[+[^\[\]]{3,300}\]+)[*_]{0,2}[.]?$")),
    ("a source named", 3.0, re.compile(
        r"^\W*(?:AP|AFP|dpa|Reuters|UPI|EFE|ANSA|TASS|Xinhua|IRNA|PTI|ANI|KUNA|SPA|MENA|Agencies|News agencies|Wire "
        r"services|With agencies)(?:[,/ &]+(?:and )?(?:AP|AFP|dpa|Reuters|UPI|EFE|ANSA|TASS|Xinhua|agencies))*\W*$")),
)  # fmt: skip
# What stands in such a bracket and belongs to the report: sounds and movements in a transcript.
STAGE = re.compile(
    r"^[\W_]*(?:laugh\w*|applause|applauds?|cross-?talk|inaudible|pauses?|cheers?|booing|boos|silence|music|"
    r"off-?mic\w*|"
    r"through (?:an )?interpreter|speaks? in \w+|continues|break|sighs?|nods?|coughs?|smiles?|interruption|chuckl\w+|"
    r"(?:begin|end|start)\w* (?:of )?(?:video|audio|clip)\w*|"
    r"in \w+|via \w+)\b[\w ]{0,20}[\W_]*$",
    _I,
)
