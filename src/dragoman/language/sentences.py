"""Where sentences end.

"Brig. Gen. Smith met U.S. officials at 5 p.m. on Jan. 3." is one sentence. So is a headline, which ends with its line,
and what stands before the first words of a report: "date 2031-05-02", "PORT CLEMENT, May 2 (Agency) -". A line that is
merely wrapped goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .words import BEFORE_NAMES, BEFORE_NUMBERS, ELSEWHERE

CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«([—–-"

# Each run of stops or of blanks is looked at once: possessive repeats, never entered in the middle.
END = re.compile(rf"(?<![.!?…])[.!?…]++[{CLOSERS}]*+\s++|(?<!\s)[^\S\n]*+\n\s*+")
LAST_WORD = re.compile(r"[^\s\"'“”‘’(\[]{1,30}\Z")
BULLET = re.compile(r"(?:[-*•‣▪–—·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
INITIALS = re.compile(r"(?:\w\.)+\w?\Z")
STOPPED = frozenset([*BEFORE_NAMES.split(), *ELSEWHERE.split()])
NAMED = frozenset(BEFORE_NAMES.split())
COUNTED = frozenset(BEFORE_NUMBERS.split())
# After "U.S." or "p.m." only a word that often opens a sentence, and seldom a name, begins a new one.
OPENING = """
    A After All Also Although An And Another As At Both But By Despite During Each Earlier Even For From Further He Her
    Here His How However I If In Instead It Its Last Later Many Meanwhile More Most Nearly No None Now Officials On Once
    One Other Our Over Police Several She Since So Some Still That The Their Then There These They This Those Though
    Thus To Today Under Until We What When Where Which While Who Why With Yet You
"""
OPENS = re.compile(rf"[\"'“‘(]*(?:{'|'.join(OPENING.split())})\b")
# What tells where and when a report was written, at the beginning of a line: no part of its first sentence.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?|\d{{1,2}}[ ]{_MONTH}(?:[ ]\d{{4}})?)"
_ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
_WORDS = r"(?:(?:,[ ]|[ ]|/)[A-Z][^\s\d,()/]{1,29}){0,4}"
_BEGINS = r"(?=[^\W\d_a-z]|[\"“‘'«(])"
DATE_PREFIX = re.compile(
    rf"""\ufeff?(?:
    (?i:date|dated|published|posted|updated):?[ \t]{{1,9}}(?:{_ISO}|{_DAY})(?:[ \t]{{0,3}}[-–—:|])?    # date 2031-05-02
  | {_ISO}(?:[ \t]{{0,3}}[-–—:|])? | {_DAY}[ ]?[-–—:|]                                            # May 2, 2031 |
  | \([A-Z][^\s\d,()/]{{1,29}}{_WORDS},[ ]{_DAY}\)                                              # (Lisbon, 2 May 2031)
    )[ \t]{{1,9}}{_BEGINS}""",
    re.VERBOSE,
)
DATELINE = re.compile(
    rf"""\ufeff?(?:
    [A-Z][A-Z'’.-]{{1,29}}{_WORDS}[,.]?                                # PORT CLEMENT, May 2 (Agency) -
    (?:[ ](?:[A-Z][a-z]{{2,8}}day,[ ])?{_DAY}[,.]?)?
    (?:[ ]?\([^()\n]{{2,60}}\))?(?:[ ]?(?:--?|–|—)|[ ]/[A-Z-]{{2,20}}/[.-]?)
  | [A-Z][^\s\d,()/]{{1,29}}{_WORDS},[ ]{_DAY},?[ ](?:\([^()\n]{{2,60}}\)[ ]?)?(?:--?|–|—)   # Port Clement, May 2 -
  | \([A-Z][A-Za-z.-]{{1,20}}\)[ ](?:--?|–|—)                          # (Agency) -
    )[ ]{{1,3}}{_BEGINS}""",
    re.VERBOSE,
)
# Headlines and bylines may stand above a dateline; what looks like one further on is a heading.
FURTHEST = 1000
# A paragraph is wrapped at some width of at least this; shorter lines are headings, datelines, addresses.
NARROWEST = 50
WIDEST = 130


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, blanks around it left out."""
    start = len(text) - len(text.lstrip())
    if prefix := DATE_PREFIX.match(text, start):
        yield start, start + len(prefix[0].rstrip())
        start = prefix.end()
    if dateline := DATELINE.match(text, start):
        yield start, start + len(dateline[0].rstrip())
        start = dateline.end()
    for match in END.finditer(text, start):
        if match.start() < start:
            continue  # a stop inside a dateline: "PORT CLEMENT, Jan. 2 -"
        stop = len(match[0].rstrip()) + match.start()
        if match.end() < len(text) and _ends(text, start, stop, match):
            if stop > start:
                yield start, stop
            start = match.end()
            at_line = start < FURTHEST and "\n" in match[0]
            if at_line and (dateline := DATELINE.match(text, start)):
                yield start, start + len(dateline[0].rstrip())
                start = dateline.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _ends(text: str, start: int, stop: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends at ``stop``, with a gap behind it."""
    gap, rest = text[stop : match.end()], match.end()
    breaks = gap.count("\n")
    if breaks > 1 or (breaks and BULLET.match(text, rest)):
        return True
    if stop == match.start():
        return not _wrapped(text, stop, rest)
    return _is_stop(text, start, match.start(), text[match.start() : stop], rest, breaks > 0)


def _is_stop(text: str, start: int, word_end: int, mark: str, rest: int, at_line_end: bool) -> bool:
    """Whether the stop ``mark`` after the word that ends at ``word_end`` ends the sentence that began at ``start``."""
    following = text[rest]
    opened = following in OPENERS
    if opened:
        following = next((c for c in text[rest : rest + 4] if c not in OPENERS), following)
    if following.islower():
        return False
    if not (
        opened
        or following.isupper()
        or following.isdigit()
        or following.isalpha()
        or at_line_end
        or following in "#@$€£•*"
    ):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    found = LAST_WORD.search(text, max(start, word_end - 30), word_end)
    word = found[0] if found else ""
    if word.isdigit() and start == word_end - len(word) and len(word) < 4:
        return False  # "1. The parties agree"
    if word in NAMED or (word in COUNTED and following.isdigit()):
        return False
    if word == "etc":
        return True
    if INITIALS.search(word) or (len(word) == 1 and word.isupper() and word != "I") or word in STOPPED:
        return OPENS.match(text, rest) is not None or (len(mark) > 1 and opened)
    return True


def _wrapped(text: str, stop: int, rest: int) -> bool:
    """Whether the line that ends at ``stop`` without a full stop goes on at ``rest``."""
    if text[rest].islower():
        return text[stop - 1] != ":"
    begin = text.rfind("\n", 0, stop) + 1
    length = stop - begin
    if not NARROWEST <= length <= WIDEST:
        return False
    end = text.find("\n", rest, rest + WIDEST + 2)
    following = text[rest : end if end >= 0 else min(len(text), rest + WIDEST + 2)]
    word = len(following.split(None, 1)[0]) if following.strip() else 0
    width = max(length, len(following))
    return width <= WIDEST and length + 1 + word > width
