"""Named entities: what the heads for names saw, as one list of labels a sentence.

The corpora mark different things - WikiGold names of four kinds, GUM more of them, re3d weapons and nationalities -
so each has its head, and here their answers become one. No corpus marks states, armed groups, facilities or laws:
the last three are told by a word of the name, and which state or group is meant the knowledge base knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Label

# How far from the beginning of a sentence a name is looked for that stands there twice, and how many words its first
# part has at the most: "Anna-Lena" has three.
MOST_BEFORE, MOST_FIRST = 25, 4
# In the order in which a run is believed where two overlap.
KINDS: dict[str, dict[str, str]] = {
    "nation": {"Nationality": "nationality"},
    "wiki": {"PER": "person", "LOC": "place", "ORG": "organisation", "MISC": "other"},
    "gum": {
        "person": "person",
        "place": "place",
        "organization": "organisation",
        "event": "event",
        "object": "other",
        "abstract": "other",
    },
    "re3d": {"Weapon": "weapon"},
}

# What the last word of a name tells of its kind, or its first ("Treaty of ...").
WORDS = {
    "facility": """
        airport airbase barracks base bridge camp centre checkpoint church complex crossing dam embassy factory
        headquarters hospital mosque palace plant port prison refinery school shelter square stadium station
        synagogue terminal university
    """,
    "armed group": "brigade brigades battalion battalions militia militias front insurgents jihad rebels",
    "law": """
        accord accords act agreement charter code constitution convention covenant decree law memorandum pact
        protocol resolution statute treaty
    """,
    "event": "war battle olympics summit conference election elections festival offensive operation",
}
BY_WORD = {word: kind for kind, words in WORDS.items() for word in words.split()}
# A "front" may be a party: these words do not turn an organisation into something else.
ORGANISED = frozenset(("front",))


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The runs that BIO tags spell: first token, the one after the last, kind; a stray I- begins one, too."""
    begun, kind = 0, ""
    for index, tag in enumerate(tags):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            yield begun, index, kind
            kind = ""
        if not kind and tag != "O":
            begun, kind = index, tag[2:]
    if kind:
        yield begun, len(tags), kind


def combine(
    words: Sequence[str], xpos: Sequence[str], told: dict[str, tuple[list[str], list[float]]]
) -> tuple[Label, ...]:
    """Labels from the tags and scores of each scheme, in the order of the text; none overlap."""
    taken = bytearray(len(words))
    found: list[Label] = []
    for scheme, kinds in KINDS.items():
        if scheme not in told:
            continue
        tags, scores = told[scheme]
        for first, last, name in runs(tags):
            kind = kinds.get(name)
            # "the" and "of" are no part of a name, nor is "Israeli" of "Israeli Prime Minister Netanyahu".
            while first < last and (taken[first] or xpos[first] in ("DT", "IN")):
                first += 1
            while last > first and xpos[last - 1] in ("DT", "IN", "CC"):
                last -= 1
            if kind is None or first >= last or any(taken[first:last]):
                continue
            taken[first:last] = b"\1" * (last - first)
            score = sum(scores[first:last]) / (last - first)
            found.append(Label(first, last, _kind(words, xpos, first, last, kind), round(score, 4)))
    found.sort(key=lambda label: label.first)
    return tuple(_once(words, found))


def _once(words: Sequence[str], found: Sequence[Label]) -> list[Label]:
    """The labels, of a name that a page has twice, as some do before who speaks, the first alone.

    "President of Norland Mira Holt Holt MiraPresident of Norland:" is how the card behind the name comes out.
    """
    twice = find_twice(words)
    if twice is None:
        return list(found)
    first, last, behind = twice
    over = [label for label in found if label.first < behind and first < label.last]
    score = max((label.score for label in over), default=0.0)
    kept = [label for label in found if label not in over]
    return sorted([*kept, Label(first, last, "person", score)], key=lambda label: label.first)


def find_twice(words: Sequence[str]) -> tuple[int, int, int] | None:
    """A name that stands there again, the last word first, with the next word glued to it: its first word, the one
    behind its last, and the one behind all of it; ``None`` where there is none.
    """
    for place in range(1, min(len(words) - 2, MOST_BEFORE)):
        if words[place] != words[place + 1] or not words[place][:1].isupper():
            continue
        for count in range(1, min(place, MOST_FIRST) + 1):
            *whole, glued = words[place - count : place]
            again = words[place + 2 : place + 2 + count]
            if len(again) < count or list(again[:-1]) != whole or not again[-1].startswith(glued):
                continue
            if again[-1][len(glued) : len(glued) + 1].isupper():
                return place - count, place + 1, place + 2 + count
    return None


def _kind(words: Sequence[str], xpos: Sequence[str], first: int, last: int, kind: str) -> str:
    if kind == "other" and last == first + 1 and xpos[first] in ("JJ", "NNPS"):
        return "nationality"
    if kind in ("person", "nationality", "weapon"):
        return kind
    for word in (words[last - 1], words[first]):
        meant = BY_WORD.get(word.lower())
        if meant and not (kind == "organisation" and (word.lower() in ORGANISED or meant in ("event", "facility"))):
            return meant
    return kind
