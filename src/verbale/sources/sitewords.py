"""The words of a web site's own voice, in small classes: what boilerplate is recognised by (boilerplate.py).

None of these lists holds a line of any site. They hold the acts that a site asks for, the things it is made of,
and the forms of credits and notices; a line is judged by how these come together in it.
"""

from __future__ import annotations

import re

from verbale.sources.lexicon import word_set

# What a site asks its visitor to do, in the imperative, as the first word of a line or sentence.
ACTS = word_set(
    "accept add advertise allow bookmark browse buy click close comment contact continue copy dismiss donate download "
    "email enable enter follow give get help install join leave like listen load log login make manage pin play post "
    "print rate read receive refresh register reply report request save scroll search see select send share show "
    "sign signup skip start stay submit subscribe support swipe switch tap toggle try turn tweet unlock "
    "unsubscribe update upgrade view visit vote watch write")

# What a site is made of. Not one of them is news by itself, and a sentence of the report rarely has two.
THINGS = word_set(
    "account ad adblocker ads advert advertisement advertisements advertiser advertising alerts app apps archive "
    "archives article articles "
    "author authors blog bookmark breadcrumb browser button caption captcha categories category channel channels "
    "clipboard comment "
    "comments content cookie cookies copyright desktop digest discount donation donations e-mail email e-mails emails "
    "facebook favourites faq feed feeds flickr follower followers font footer form forum gallery giveaway google "
    "header "
    "home homepage inbox index instagram javascript jobs link linkedin links list login logo logout mailing masthead "
    "membership menu messenger mobile navigation newsletter newsletters notification notifications obituaries page "
    "pages "
    "password qr reader readers akismet paywall permalink pinterest playlist podcast podcasts poll popup post posts "
    "preferences premium "
    "privacy profile "
    "quiz rss search section sections settings share shares shop sidebar site sitemap sites slideshow snapchat "
    "sponsor sponsored sponsors story stories subscriber subscribers subscription subscriptions tag tags telegram "
    "thread "
    "tiktok topics transcript trending trial tweet tweets twitter url video videos views viber vk webpage website "
    "whatsapp youtube accessibility disclaimer")

# Words that stand between acts and things without adding news, and what menus are filled with.
FILLERS = word_set(
    "a about again main all already also an and any are as at be below best by can daily do every facebook first "
    "for free "
    "from full here how i if in is it its latest me more most my new next no not now of on or our out own page "
    "popular previous related reply source terms that the these this to today top up use us via we weekly what with "
    "you your "
    "view print back go conditions policy policies rights service services legal help faqs who careers staff team "
    "contact sign in log register free day days month trial ago min mins minute minutes read time size text font "
    "larger later smaller edition editions language english")

# Names of the parts of a newspaper, as they stand in menus and over articles.
SECTIONS = word_set(
    "home news world africa asia europe americas america us uk usa middle east international national local "
    "politics business economy finance money markets opinion opinions editorial editorials columns comment analysis "
    "sport sports "
    "football culture arts art entertainment style lifestyle life travel health science technology tech environment "
    "climate "
    "education weather obituaries photos video videos tv live defence defense security military society religion "
    "crime law property food fashion magazine features investigations elections latest more live crosswords puzzles "
    "pacific region regions regional cities front page top headlines breaking weekend review books letters")

Weighted = tuple[str, float, re.Pattern[str]]

# (evidence, weight, pattern searched in the line). A weight of 4 suffices by itself, see boilerplate.THRESHOLD.
EVIDENCE: tuple[Weighted, ...] = tuple(
    (name, weight, re.compile(pattern, flags))
    for name, weight, pattern, flags in (
        # Codes that a content system should have replaced: brackets around a key, an underscore or a slash.
        ("shortcode", 4.0, r"^[\[{<]{1,2}/?(?:[a-z]+[_-]\w[\w-]*|/[a-z]\w*|[a-z]\w*\s+\w+=[^\]}>]*)/?[\]}>]{1,2}$", 0),
        ("shortcode", 4.0, r"^[\[{<]{1,2}/?(?:ad|ads|advert|advertisement|caption|embed|gallery|image|photo|related"
                           r"|sponsored|video|newsletter|widget|more|toc)(?:[ =:#\d][^\]}>]{0,60})?[\]}>]{1,2}$", re.I),
        ("shortcode", 4.0, r"^\[(\w+)[^\]]{0,200}\].{0,300}\[/\1\]$", re.I),
        ("comment in markup", 4.0, r"^<!--.*-->$", re.S),
        ("advertisement", 4.0, r"^\W*(?:advert(?:isement)?s?|sponsored(?: content)?|promoted(?: content)?|anzeige"
                               r"|publicité|publicidad|werbung|реклама)\W*$", re.I),
        ("story goes on", 4.0, r"^\W*(?:story|article|report|text)\s+continues\b", re.I),
        # Who helped to write, edit or picture it.
        ("contributor credit", 4.0, r"\bcontributed(?: \w+){0,2} (?:to|for) (?:this|the) (?:\w+ )?(?:report|story|"
                                    r"article|piece|"
                                    r"reporting|analysis|dispatch)\b|\bcontributed (?:reporting|research|to "
                                    r"reporting)\b"
                                    r"|\bthis (?:report|story|article) was (?:contributed|compiled|written|edited) "
                                    r"by\b", re.I),
        ("contributor credit", 4.0, r"^[(\[]?\s*(?:additional |further |extra |with )?(?:reporting|writing|research|"
                                    r"editing|"
                                    r"compiled|translated|translation|edited)(?: and (?:writing|editing|research))? "
                                    r"(?:in [A-Z][\w ]{2,20} )?by\b", re.I),
        ("contributor credit", 4.0, r"\b(?:writers?|reporters?|correspondents?|staff)\b.{3,200}\bcontributed\W*$"
                                    r"|^[A-Z]\w+(?: [A-Z]\w+)? (?:reported|contributed) from [A-Z][\w ]+\.", 0),
        ("contributor credit", 3.0, r"^[\W_]*with (?:inputs?|reporting|files|additional reporting) (?:from|"
                                    r"by)\b", re.I),
        ("contributor credit", 4.0, r"\b(?:is|was) (?:an?|the|our) (?:\w+ ){0,3}(?:editor|correspondent|reporter|"
                                    r"columnist|contributor|"
                                    r"fellow|lecturer)\b.{0,80}\b(?:this (?:newspaper|paper|site|magazine)|views "
                                    r"expressed)\b", re.I),
        ("views are the author's", 4.0, r"\bviews (?:and opinions )?expressed\b.{0,60}\b(?:own|author|writer|not "
                                        r"necessarily)", re.I),
        ("provenance", 4.0, r"^\W*(?:source|sources|via|credit)s?\s*:\s*\S.{0,60}$", re.I),
        ("provenance", 4.0, r"^\W*(?:source|original)\s+(?:link|url|article|post|page)\b.{0,20}$", re.I),
        ("provenance", 4.0, r"\b(?:this|the) (?:article|story|post|report|piece|interview|content) (?:was |has been "
                            r")?(?:first |"
                            r"originally )?(?:appeared|published|posted|syndicated|republished|reprinted|produced)\b"
                            r".{0,60}\b(?:on|in|by|at|from|under|with)\b", re.I),
        ("provenance", 4.0, r"^\W*(?:first|originally) (?:appeared|published|posted) (?:on|in|by|at)\b", re.I),
        ("provenance", 4.0, r"\bthe post\b.{3,160}\bappeared first on\b", re.I),
        ("provenance", 3.0, r"^\W*\(?(?:unofficial|text|transcript|translation|record)\b.{0,60}\b(?:as "
                            r"summari[sz]ed|kept|provided|"
                            r"supplied|made available|compiled) by\b", re.I),
        ("machine at work", 4.0, r"\b(?:has not been edited|auto-?generated|automatically (?:generated|translated)|"
                                 r"generated from a syndicated"
                                 r"|machine[- ]translat(?:ed|ion)|translated (?:automatically|by (?:google|"
                                 r"deepl)))\b", re.I),
        ("picture credit", 4.0, r"^\W*(?:photo(?:graph|graphy|s)?|image|picture|pic|file photo|file|video|cover|"
                                r"illustration|graphic|"
                                r"foto|фото)s?(?: (?:credit|courtesy|source|caption|by|"
                                r"of))?\s*[:©/]\s*\S.{0,100}$", re.I),
        ("picture credit", 4.0, r"^\W*(?:image|photo|picture|video) (?:source|caption|credit)\b", re.I),
        ("picture said in words", 4.0, r"^\W*(?:[\w'’]+ ){0,2}icon\b.{0,20}\b(?:the letter|an? |two |three |lines?|"
                                       r"shape)", re.I),
        ("picture credit", 3.0, r"(?:©|\(|\[|[-–—|/]\s?)(?:AP|AFP|EPA|Reuters|Getty(?: Images)?|Shutterstock|Alamy)"
                                r"(?: ?Photo)?(?:/[\w .]+)?[)\]]?\.?$|\bGetty Images\b|\bvia AP\b", 0),
        # The site's notices.
        ("copyright", 4.0, r"(?:^|\W)(?:©|\(c\))\s*(?:\d{4}|(?-i:[A-Z]))|^\W*copyright\s+(?:by )?(?-i:[A-Z])"
                           r"|\bcopyright\s*(?:©|\(c\))?\s*(?:by |the )?\d{4}", re.I),
        ("rights", 4.0, r"\ball rights reserved\b|\b(?:may|must) not be (?:re)?(?:published|produced|printed|"
                        r"broadcast|distributed|"
                        r"copied)\b|\breproduction (?:is )?(?:permitted|prohibited|in whole)\b|\blicen[sc]ed under\b"
                        r"|\brepublish(?:ed)? (?:this|under|with permission|for free)\b", re.I),
        ("revision notice", 4.0, r"\b(?:this|the) (?:story|article|report|post|page|version|piece|live "
                                 r"blog)\b.{0,40}\b(?:has been|was|"
                                 r"will be|is being|have been) (?:\w+ )?(?:updated|corrected|amended|clarified|"
                                 r"changed)\b", re.I),
        ("revision notice", 3.0, r"^\W*(?:correction|clarification|editor[’']?s[’']? note|update|developing(?: "
                                 r"story)?)\s*[:(—–-]", re.I),
        ("developing", 4.0, r"^\W*this is a (?:developing|breaking)\b|\bcheck back (?:for|soon|later)\b|\bmore "
                            r"(?:details )?to follow\b", re.I),
        ("house rules", 4.0, r"\bour (?:standards|editorial (?:standards|policy|code)|code of (?:conduct|ethics)|"
                             r"trust principles|comment"
                             r"(?:ing)? (?:policy|rules))\b|\bcommunity (?:guidelines|standards)\b", re.I),
        ("your browser", 4.0, r"\byour (?:inbox|e-?mail|browser|device|experience on|privacy choices|consent|cookie|"
                              r"account|"
                              r"subscription|comment|password|feed|timeline|ad ?blocker|data choices|"
                              r"podcasts)\b", re.I),
        ("call for comments", 4.0, r"\b(?:in the|leave (?:your|a)|your) comments? (?:section|below|box)\b"
                                   r"|\bcomments below\b", re.I),
        ("disclaimer", 4.0, r"\bnot responsible for the content\b|^\W*disclaimer\b", re.I),
        ("pointer", 4.0, r"\b(?:for|get) (?:more|all the latest) (?:\w+ ){0,2}(?:stories|news|articles|updates|"
                         r"headlines)\b"
                         r".{0,20}\b(?:like this|visit|check|click|see|go to|our|follow|download)\b", re.I),
        ("pointer", 4.0, r"^\W*(?:watch|listen to|see|view|read|hear) .{0,60}\b(?:above|below)\W*$", re.I),
        ("pointer", 4.0, r"^\W*recommended by\b", re.I),
        ("cookies", 4.0, r"\b(?:use[sd]?|using|accept|of|our|these) (?:\w+ ){0,2}cookies\b|\bcookie (?:policy|"
                         r"settings|notice|consent)\b", re.I),
        ("terms", 3.0, r"\bprivacy (?:policy|notice|statement)\b|\bterms (?:of (?:use|service)|and conditions|& "
                       r"conditions)\b"
                       r"|\bdo not sell my\b|\bsite ?map\b|\bno fear act\b", re.I),
        ("recaptcha", 4.0, r"\b(?:re)?captcha\b|\benable javascript\b|\bjavascript (?:is )?(?:disabled|"
                           r"required)\b", re.I),
        # The site asks for money, time or company.
        ("appeal", 1.5, r"\bdonat(?:e|ion|ions|ing)\b", re.I),
        ("appeal", 3.0, r"\b(?:(?:please|can|to|you|readers?|and) donate|donate (?:now|today|here|to (?:us|our|"
                        r"support|keep|help))|"
                        r"(?:your|consider an?) (?:[\w-]+ )?(?:donation|contribution)s?|"
                        r"chip in|become a (?:member|patron|subscriber|supporter)|"
                        r"small favou?r to ask|"
                        r"mak(?:e|ing) an? (?:[\w-]+ ){0,2}(?:gift|contribution|donation)|buy (?:us|me) a coffee|"
                        r"crowdfund\w*)\b", re.I),
        ("appeal", 4.0, r"\b(?:support|fund|funding|power|back|keep|value) (?:our|independent|quality|local|free|"
                        r"fearless|the)\s(?:\w+\s){0,3}"
                        r"(?:journalism|newsroom|reporting|work)\b|\bour (?:journalism|readers|newsroom|supporters|"
                        r"sponsors|"
                        r"website|newsletters?|apps?|podcasts?|mailing list|(?:\w+ )?channels?)\b", re.I),
        ("appeal", 4.0, r"\b(?:if you (?:like|enjoy|enjoyed|found|value)|like what you(?:['’]re| are)|more people "
                        r"are reading|"
                        r"you (?:may|might) (?:also )?(?:like|be interested)|you can (?:also )?(?:support|follow|"
                        r"find|unsubscribe|opt)|"
                        r"before you go|thank(?:s| you) for (?:reading|subscribing|visiting|joining))\b", re.I),
        ("offer", 3.0, r"\bfor (?:just |only |as little as )?(?:[$€£]|US\$)\s?\d[\d.,]* (?:a|per) (?:week|month|"
                       r"year|day)\b|\b(?:your|start|get) (?:a )?free trial\b"
                       r"|\b\d+-day trial\b|\b(?:subscribe|sign up|log in|register) (?:now|today|here|for free|to "
                       r"(?:read|continue|"
                       r"comment|receive|get|our|the|unlock|access|view|watch))\b", re.I),
        ("offer", 4.0, r"\b(?:download|get|install) (?:the|our) (?:\w+ ){0,3}app\b", re.I),
        ("made with", 4.0, r"^\W*(?:proudly )?powered by \w+|^\W*about the author\b", re.I),
        ("counter", 4.0, r"^\W*comments? (?:are|is) (?:closed|off|disabled)\b|^\W*\d+ (?:minutes?|hours?|days?|"
                         r"weeks?|months?|years?) ago\W*$", re.I),
        # People in the news post on them too: it is the site that asks its readers there.
        ("social", 3.0, r"^(?=\W*(?:please |also |now |and )*(?:follow|join|find|like|share|subscribe|watch|listen|"
                        r"get|read|"
                        r"connect|tweet|post|us|we['’]re|you can|stay|save|copy|send|view|add|see|click)\b)"
                        r".{0,90}\b(?:on|via|our|to) (?:facebook|twitter|x/twitter|instagram|telegram|whatsapp|youtube|"
                        r"linkedin|tiktok|threads|bluesky|mastodon|google news|apple news|flipboard)\b", re.I),
        ("social", 1.0, r"\b(?:on|via|our) (?:facebook|twitter|x/twitter|instagram|telegram|whatsapp|youtube|"
                        r"linkedin|tiktok|threads|bluesky|mastodon|google news|apple news|flipboard)\b", re.I),
        ("social", 2.0, r"(?:^|\s)@\w{3,}", 0),
        # Pointers to other pages.
        ("pointer", 4.0, r"^\W*(?:read (?:more|also|next|on|the (?:full|original|whole|latest|rest))|also read|see "
                         r"also|related"
                         r"(?: (?:articles?|stories|news|topics?|posts?|content|coverage|links?))?|recommended(?: "
                         r"(?:for you|from|by|reading|stories|articles)(?: \w+)?)?|"
                         r"more (?:from|on|about|in|stories|news|coverage|like|interviews|articles|videos)\b|"
                         r"more\s*:|most (?:read|popular|"
                         r"viewed|shared)|"
                         r"trending(?: now)?|up next|don[’']t miss|must[- ]read|editors?[’']?s? (?:picks?|choice)|"
                         r"what (?:to|you need to) read next|explore more|you might also like|lire aussi|à lire aussi|"
                         r"mehr zum thema|lesen sie auch|lea también|leggi anche|leia também|читайте также|читать "
                         r"также)"
                         r"\s*(?:[:»>→|].{0,200}|\W*$)", re.I),
        ("pointer", 4.0, r"^\W*(?:read more|also read|see also|watch|listen|read also|related|must "
                         r"read)\s*[:|]\s*\S.{0,200}$", re.I),
        ("pointer", 4.0, r"^\W*(?:now watch|watch now|watch live|more|read|see|also|(?:next|previous) (?:article|"
                         r"post|story))\s*:\s*\S.{0,160}$", re.I),
        ("pointer", 3.0, r"^\W*(?:more (?:from|on|about) (?:this|the|our)|(?:more|latest) (?:from|on|in) \w+(?: "
                         r"\w+){0,3}\s*:)", re.I),
        ("pointer", 4.0, r"\b(?:click|tap|press|visit) (?:here|the link|below|this link|on the (?:link|button|icon|"
                         r"image|picture|map))\b|\bread the "
                         r"(?:full|original|whole) "
                         r"(?:article|story|text|interview|transcript|statement) (?:here|on|at|in)\b", re.I),
        ("filing label", 4.0, r"^\W*(?:tags?|tagged(?: (?:as|with|under))?|topics?|categor(?:y|ies)|filed (?:under|"
                              r"in|to)|posted (?:in|under)|"
                              r"keywords?|hashtags?|section|slug|labels?|key ?words|in this (?:article|story)|"
                              r"index for today[’']s \w+)\s*[:|]", re.I),
        ("paging", 4.0, r"^\W*(?:next|previous|prev|older|newer|back|first|last)[\s»«>→←|/]*(?:(?:article|post|"
                        r"story|page|entry|to top|to the top"
                        r"|to (?:the )?(?:home|front|main) ?page)[\s»«>→←|/]*)*$|^page \d+(?: of \d+)?$", re.I),
        ("counter", 4.0, r"^\W*(?:\d[\d.,]*\s?[km]?\s*(?:min(?:ute)?s?(?: read)?|shares?|comments?|views?|likes?|"
                         r"reads?|retweets?|"
                         r"replies|reactions?|followers|votes?)|(?:comments?|shares?|views?|reading time|read time|"
                         r"estimated reading time|"
                         r"likes?|words?)\s*[:(]?\s*\d[\d.,]*\s*[km)]?(?: min(?:ute)?s?)?(?: read)?)\W*$", re.I),
        ("counter", 4.0, r"^\W*(?:\w+ )?\d+[ -]min(?:ute)?s?[ -]read\W*$|^\W*(?:no|leave (?:a|your)|post a|add a|be "
                         r"the first to) "
                         r"comments?\W*$|^\W*estimated (?:reading|read) time\b", re.I),
        ("bare address", 4.0, r"^\W*(?:https?://|www\.)\S+\W*$|^\W*[\w.+-]+@[\w-]+\.\w{2,}\W*$", re.I),
        ("end mark", 4.0, r"^\W*END\W+(?:\d{1,2}[:.]\d\d|\W*$)", 0),
        ("end mark", 4.0, r"^\W*(?:#{2,}|-?30-?|ends?|end of (?:the )?(?:text|transcript|statement|document|message|"
                          r"article|story))\W*$"
                          r"|^[_*=~#·•—–-]{3,}$|^[—–]$", re.I),
    )
)  # fmt: skip

# What speaks for a sentence of the report.
COUNTER_EVIDENCE: tuple[Weighted, ...] = tuple(
    (name, weight, re.compile(pattern, flags))
    for name, weight, pattern, flags in (
        ("opens with a quotation mark", -3.0, r"^[\"“”„«‘'»](?!\w+ ?[\"”])", 0),
        ("somebody speaks in it", -2.0, r"\b(?:said|says|told|adding|added|according to|asked|warned|insisted|"
                                        r"stressed|noted|"
                                        r"claimed|replied|announced|argued|vowed|demanded|urged|wrote|tweeted)\b", 0),
        ("it tells what happened", -1.0, r"\b(?:had|were|he|she|they|his|her|him|fell|rose|showed|caused|went|came|"
                                         r"took|gave|"
                                        r"held|lost|won|met|left|began|voted|agreed|reached|fled|killed|ordered|"
                                        r"refused)\b", re.I),
        ("a quotation in it", -1.0, r"[“«„][^”»“]{8,}[”»“]|\"[^\"]{8,}\"", 0),
    )
)  # fmt: skip

# Parts of a line that are boilerplate wherever they stand in it.
INLINE: tuple[re.Pattern[str], ...] = (
    re.compile(r"\[/?[a-z]+_\d+\]|\[/?(?:caption|embed|gallery|video|vc_\w+|su_\w+|et_pb_\w+|"
               r"sc)(?:\s[^\]\n]{0,200})?\]"),
    re.compile(r"\((?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated)(?: and "
               r"\w+)? by [^()\n]{3,300}\)"),
    re.compile(r"\((?:[Rr]ead (?:more|also)|[Ss]ee also|ALSO READ|READ(?: ALSO| MORE)?)\s*:\s*[^()\n]{3,200}\)"),
    re.compile(r"\(?(?:©|\(c\) ?|[Cc]opyright ©?)\s?\d{4}[^.\n]{0,80}\. All [Rr]ights [Rr]eserved\.?\)?"),
)
