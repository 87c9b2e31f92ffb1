"""Words, cut the way Universal Dependencies cuts English.

"Israel's anti-war cease-fire didn't hold." is Israel | 's | anti-war | cease | - | fire | did | n't | hold | .
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Titles, ranks and offices before a name; months and days; firms; and what Latin left behind.
BEFORE_NAMES = """
    Adm Amb Ave Brig Capt Cdr Cmdr Col Comdr Cpl Det Dir Dr Fr Gen Gov Hon Insp Lt Maj Messrs Mme Mr Mrs Ms Msgr Mt
    Pfc Pres Prof Pvt Rep Reps Rev Sen Sens Sgt Spc St Ste Supt
"""
ELSEWHERE = (
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Bros Co Corp Inc Jr Ltd "
    "Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Mass Mich Minn Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo "
    "Sr al approx dept ed eds est etc fig ft govt lb vol vs cf pp viz ca"
)
# Before a number only: "No. 4", but "He said no."
BEFORE_NUMBERS = "No Nos Art Sec Fig Vol Ch Para pp p"

# A hyphen after one of these joins (anti-war, ex-minister); any other is a word of its own (Gaza-based).
PREFIXES = """
    ante anti bi bio co counter cross de e ex extra hyper infra inter intra macro mega micro mid mini mis mono multi
    neo non over para pan peri post pre pro proto pseudo quasi re semi sub super trans tri ultra un under uni
"""
# Accents that are letters of their own, soft hyphens and joiners belong to the word that they stand in.
JOINED = "\u0300-\u036f\u00ad\u200c\u200d"


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


# One alternative a kind of word, tried in this order. Every repeat is bounded or consumes what it scans, so a line of
# any length takes linear time and no word is longer than 200 characters.
WORD = re.compile(
    rf"""
    (?!(?<=\s)\s)\s*+(                                          # blanks before a word are passed over at once
    [a-z]{{2,60}}(?=[\s,;!?)]|:(?!/))(?<!cannot)(?<!gonna)(?<!wanna)(?<!gotta) # most words
  | (?:https?://|www\.)[^\s<>"“”‘’()\[\]]{{1,300}}(?<![.,;:!?'])      # addresses
  | [\w.+-]{{1,60}}@[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,5}}          # mail
  | [@\#][^\W\d]\w{{0,100}}                                        # handles and tags
  | (?:[^\W\d_]\.){{2,9}}(?:[^\W\d_]\b(?!\.))? | [^\W\d_]\.[^\W\d_]\b(?!['’]) # U.S.
  | (?:{_any(BEFORE_NAMES)}|{_any(ELSEWHERE)})\.(?=[\s,;:)]) | Ph\.D\.? | (?:{_any(BEFORE_NUMBERS)})\.(?=\s?\d)
  | [A-HJ-Z]\.(?=\s[A-Z])                                          # J. Smith
  | (?i:{_any(PREFIXES)})-[^\W\d_]{{2,60}}(?![^\W_])                   # anti-war
  | (?i:US|A|C|NZ|HK|R)\$
  | \d{{1,100}}(?:[.,:/]\d{{1,60}}){{0,30}}(?:(?i:st|nd|rd|th)|s)(?![^\W_]) # 3rd, 1990s
  | \d{{1,100}}(?:[.,:/]\d{{1,60}}){{0,30}}                            # 52,300, 7:30, the 3 of 3bn
  | ['’]\d\ds\b                                                   # '90s
  | ['’](?i:s|re|ve|ll|d|m)\b                                      # 's
  | (?i:n['’]t)\b
  | (?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b))
  | [^\W\d_]{{1,60}}?(?=[nN]['’][tT]\b)                              # did before n't
  | [^\W\d_](?:[^\W_]|[{JOINED}]){{0,199}}(?:['’](?!(?i:s|re|ve|ll|d|m|t)\b)[^\W\d_]{{1,60}}){{0,3}}  # Da'esh
  | \.{{2,200}} | -{{2,200}} | [!?]{{2,200}} | ([*_=~<>+])\2{{1,199}}
  | \S)
    """,
    re.VERBOSE,
)


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where each word of ``text[start:end]`` begins and ends."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span(1)
