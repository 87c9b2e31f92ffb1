"""What holds of every tree, by laws of the grammar: in "The blast killed nine" the blast is no object of what it does.

A law moves a word to the head that it must have, or gives a relation, a tag or a part of speech the name that it must
have; what the laws leave is a tree, as what they were given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import lemmas


def settle(
    words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[str], list[str], list[int], list[str]]:
    """Parts of speech, tags, heads (0 is the root, k the word k, counted from 1) and relations by all of the laws."""
    heads, relations = with_whole_titles(words, with_whole_names(heads, relations), relations)
    heads, relations = with_shared_nouns(words, upos, xpos, heads, relations)
    heads, relations = with_own_phrases(words, xpos, heads, relations)
    heads, relations = with_main_clauses(xpos, heads, relations)
    heads = with_own_subjects(with_like_joined(upos, xpos, heads, relations), relations)
    relations = lawful(upos, xpos, heads, with_doers(words, heads, relations))
    tags = finite(words, xpos, heads, relations)
    return agreeing(upos, tags, heads, relations), tags, heads, relations


def with_whole_names(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads, where what is said of a name hangs on its first word, as Universal Dependencies have it, and a name on
    the noun before it, where that noun is joined to another name.

    In "Ana-Luz Moro, an envoy, left" the envoy is all of her name and no part of it; in "actor Tom Roe and producer Ana
    Moro" she is no actor.
    """
    told = list(heads)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        while relation in _OF_NAMES and head and relations[head - 1] == "flat" and 0 < heads[head - 1] < head:
            told[word] = head = heads[head - 1]
        joined = heads[word - 1] if relation == "appos" and head < word and relations[word - 1] == "conj" else 0
        if head < joined < word and (relations[joined - 1], heads[joined - 1]) == ("appos", head):
            told[word] = word
    return told


def with_whole_titles(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and relations, where "general" behind "attorney" is the head of one title, and no general beside him.

    In "Norland's attorney general said" one person speaks.
    """
    told, named = list(heads), list(relations)
    for before, (first, second) in enumerate(pairwise(words), 1):
        title = before + 1
        if second != "general" or first.lower() not in _OF_GENERAL or told[before - 1] == title:
            continue
        if told[title - 1] not in (before, told[before - 1]):
            continue
        told[title - 1], named[title - 1] = told[before - 1], named[before - 1]
        told = [title if head == before and word != title else head for word, head in enumerate(told, 1)]
        told[before - 1], named[before - 1] = title, "compound"
    return told, named


def with_shared_nouns(
    words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and relations, where two adjectives that "neither ... nor" joins stand before one noun.

    In "Neither US nor British officials left" the officials are of both, and "US" alone does not leave.
    """
    told, named = list(heads), list(relations)
    for first in range(2, len(words) - 2):
        pair, noun = (first, first + 2), first + 3
        if words[first - 2].lower() != "neither" or words[first].lower() != "nor" or xpos[noun - 1] not in _NOUNS:
            continue
        if any(upos[word - 1] != "ADJ" and words[word - 1] not in _STATES for word in pair) or told[first - 1] == noun:
            continue
        if told[noun - 1] in pair:
            top = first if told[first - 1] not in pair else first + 2
            if any(_hangs_on(told[top - 1], word, told) for word in pair):
                continue  # What the one hangs on hangs on the other, and both would hang on the noun.
            told[noun - 1], named[noun - 1] = told[top - 1], named[top - 1]
        elif any(_hangs_on(noun, word, told) for word in pair):
            continue
        told = [noun if head in pair and not first - 2 < word < noun else head for word, head in enumerate(told, 1)]
        told[first - 1], named[first - 1] = noun, "amod"
        told[first + 1], named[first + 1] = first, "conj"
    return told, named


def with_own_phrases(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and relations, where a noun that its phrase gives another part is no subject.

    In "The mayor repeated the families' call" the call is the families'. In "According to the mayor, Norland left" the
    mayor, who stands behind a preposition of two words and before another subject, did not leave. In "He wished the
    army success" the army is no success: a noun without a verb is no clause.
    """
    told, named = list(heads), list(relations)
    below: dict[int, list[int]] = {}
    for word, head in enumerate(heads, 1):
        below.setdefault(head, []).append(word)
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1):
        if relation == "case" and xpos[word - 1] == "POS" and head == word - 1 and named[head - 1] in _NO_OWNERS:
            owned = _top(word + 1, heads, relations)
            if owned <= len(heads) and xpos[owned - 1] in _NOUNS and heads[owned - 1] == heads[head - 1] != owned:
                told[head - 1], named[head - 1] = owned, "nmod:poss"
        elif words[word - 1] in ("to", "of") and relation == "fixed" and (head, named[head - 1]) == (word - 1, "mark"):
            above = heads[head - 1]
            behind = [other for other in below[above] if word < other < above and relations[other - 1] == "nsubj"]
            if len(behind) == 2:
                told[head - 1], named[head - 1], named[behind[0] - 1] = behind[0], "case", "obl"
        elif relation == "ccomp" and xpos[word - 1] in _NOUNS and 0 < head < word:
            own = [relations[other - 1] for other in below.get(word, ())]
            subject = next((other for other in below.get(word, ()) if relations[other - 1] == "nsubj"), 0)
            bare = head < subject < word and own.count("nsubj") == 1 and _CLAUSAL.isdisjoint(own)
            if bare and all(_hangs_on(other, subject, heads) for other in range(head + 1, subject)):
                told[subject - 1], named[subject - 1], named[word - 1] = head, "iobj", "obj"
    return told, named


def with_main_clauses(
    xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and relations, where a clause that tells more of the subject is the root, and what the subject does
    hangs on it: in "The raid, which they blamed on rebels, killed nine" the raid killed.
    """
    told, named = list(heads), list(relations)
    root = heads.index(0) + 1
    for pronoun, head in enumerate(heads, 1):
        if head != root or pronoun > root or xpos[pronoun - 1] not in _RELATIVE:
            continue
        for noun, (verb, relation) in enumerate(zip(heads, relations, strict=True), 1):
            before = noun < pronoun and verb > root and relation in ("nsubj", "nsubj:pass")
            if before and heads[verb - 1] == root and relations[verb - 1] in _MAIN:
                told[verb - 1], named[verb - 1] = 0, "root"
                told[root - 1], named[root - 1] = noun, "acl:relcl"
                return told, named
    return told, named


def with_like_joined(
    upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> list[int]:
    """The heads, where "and" joins a verb to the verb above it that has its form, and not to a noun between them.

    In "He must be named as a sponsor and tried by a court" he must be tried.
    """
    told = list(heads)
    led = {head for head, relation in zip(heads, relations, strict=True) if relation == "cop"}
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1):
        joined = relation == "conj" and upos[word - 1] == "VERB" and xpos[word - 1] in _JOINED_FORMS
        if not joined or not 0 < head < word or upos[head - 1] not in _NOMINAL or head in led:
            continue
        above = head
        while above and (upos[above - 1] != "VERB" or xpos[above - 1] != xpos[word - 1]):
            above = heads[above - 1]
        if 0 < above < head:
            told[word - 1] = above
    return told


def with_own_subjects(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads, where a verb that has two subjects gives the first to the clause that it reports, where one behind a
    mark belongs to the clause of the mark, and where one behind a noun with a preposition belongs to the verb.

    In "The convoy left at dawn, the agency wrote", the convoy wrote nothing; in "He was held after the clerk was shot",
    the clerk was not held; in "Since the war Norland has taken in miners", Norland is no subject of the war.
    """
    told = list(heads)
    subjects: dict[int, list[int]] = {}
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1):
        if relation.startswith("nsubj"):
            subjects.setdefault(head, []).append(word)
    for verb, (first, *others) in subjects.items():
        for clause in range(first + 1, min(others, default=0)):
            if heads[clause - 1] == verb and relations[clause - 1] == "ccomp" and clause not in subjects:
                told[first - 1] = clause
    marked = [
        (word, head)
        for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1)
        if relation == "mark" and head > word and head not in subjects
    ]
    for verb, those in subjects.items():
        for subject in those:
            own = next((end for mark, end in marked if verb < mark < subject < end), None)
            if own is not None and not _hangs_on(own, subject, told):
                told[subject - 1] = own
    phrases = {head for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    phrases -= {head for head, relation in zip(heads, relations, strict=True) if relation in _OF_VERBS}
    for noun in phrases & subjects.keys():
        for subject in subjects[noun]:
            above = heads[noun - 1]
            while 0 < above < subject and above not in subjects:
                above = heads[above - 1]
            if noun < subject < above and above not in subjects and told[subject - 1] == noun:
                told[subject - 1] = above
    return told


def with_doers(words: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The relations, where the subject of what somebody has done does it: "the miners whom they had seized"."""
    helpers: dict[int, set[str]] = {}
    for word, head, relation in zip(words, heads, relations, strict=True):
        if relation in ("aux", "aux:pass"):
            helpers.setdefault(head, set()).add(word.lower())
    done = {verb for verb, told in helpers.items() if not told.isdisjoint(_HAVE) and told.isdisjoint(_BE)}
    return [
        "nsubj" if relation == "nsubj:pass" and head in done else relation
        for head, relation in zip(heads, relations, strict=True)
    ]


def lawful(upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The relations, mended where Universal Dependencies allow no such thing; heads count from 1, the root's is 0.

    A preposition before a bare noun is its case and no mark of a clause; what stands behind a case is oblique and no
    object; what "'s" follows owns; "the shelling" is a noun and no clause; what "and" joins to a word before it is the
    second of two; what "flat" joins to a word behind it is no further part of a name, but the subject of a verb; who
    stands without "by" before a passive that has no other subject is its subject and no agent; a noun right behind a
    verb without an object is its object, and no clause and no second subject; of two objects the one before a verb
    without a subject is its subject.
    """
    told = list(relations)
    for first in _doers(upos, heads, relations):
        told[first - 1] = "nsubj"
    with_bare_object = _bare_objects(upos, xpos, heads, told)
    with_article = {head for head, relation in zip(heads, told, strict=True) if relation in _OF_NOUNS}
    with_object = {head for head, relation in zip(heads, told, strict=True) if relation == "obj"}
    clauses = {head for head, relation in zip(heads, told, strict=True) if relation in _OF_CLAUSES}
    with_subject = {head for head, relation in zip(heads, told, strict=True) if relation in _SUBJECTS}
    passive = {head for head, relation in zip(heads, told, strict=True) if relation == "aux:pass"} - with_subject
    led = {head for head, relation in zip(heads, told, strict=True) if relation == "case"}
    for word, head in enumerate(heads):
        if not head:
            continue
        if told[word] == "cc":
            joined = _top(head, heads, told)
            if 0 < heads[joined - 1] <= word < joined - 1 and told[joined - 1] in _JOINED:
                told[joined - 1] = "conj"
        if told[word] == "flat" and word < head - 1:
            told[word] = "nsubj" if upos[head - 1] in ("VERB", "AUX") else "compound"
        noun = upos[head - 1] in _NOMINAL and head not in clauses
        if told[word] == "mark" and upos[word] == "ADP" and noun and word < head - 1:
            told[word] = "case"
        if told[word] == "case" and noun:
            if xpos[word] == "POS" and word >= head and told[head - 1] in ("nsubj", "obj", "compound"):
                told[head - 1] = "nmod:poss" if 0 < heads[head - 1] > head else told[head - 1]
            elif upos[word] == "ADP" and word < head - 1 and told[head - 1] in ("obj", "iobj"):
                told[head - 1] = "obl"
        itself = word + 1
        if told[word] == "obl:agent" and itself < head and head in passive and itself not in led:
            told[word] = "nsubj:pass"
        if itself in with_bare_object:
            told[word] = "obj"
        if told[word] == "ccomp" and itself in with_article - clauses - with_object and head not in with_object:
            told[word] = "obj"
    return told


def _bare_objects(
    upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> frozenset[int]:
    """Nouns that stand right behind a verb with a subject before it and no object, and are taken for something else.

    In "The army announced a withdrawal" no withdrawal announces, and in "She held talks" the talks are no clause.
    """
    below: dict[int, list[int]] = {}
    for word, head in enumerate(heads, 1):
        below.setdefault(head, []).append(word)
    found = []
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1):
        if relation not in _NO_OBJECTS or not 0 < head < word or upos[head - 1] != "VERB":
            continue
        if upos[word - 1] != "NOUN" or xpos[word - 1] not in _NOUNS:
            continue
        beside = {relations[other - 1] for other in below[head] if other != word}
        before = any(other < head and relations[other - 1] == "nsubj" for other in below[head])
        own = {relations[other - 1] for other in below.get(word, ())}
        first = min((other for other in below.get(word, ()) if relations[other - 1] in _BEFORE), default=word)
        if relation == "nsubj" and (first == word or xpos[first - 1] in _ASKING):
            continue  # "he said soldiers ...", "we know what occupation is"
        if before and first == head + 1 and beside.isdisjoint(_OBJECTS) and own.isdisjoint(_LEADING | _OF_CLAUSES):
            found.append(word)
    return frozenset(found)


def _doers(upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> Iterator[int]:
    """What is taken for an object before a verb that has another behind it: in "the blast killed nine" the blast."""
    objects: dict[int, list[int]] = {}
    for word, (head, relation) in enumerate(zip(heads, relations, strict=True), 1):
        if relation == "obj" and upos[word - 1] in _NAMING:
            objects.setdefault(head, []).append(word)
    with_subject = {head for head, relation in zip(heads, relations, strict=True) if relation in _SUBJECTS}
    behind_case = {head for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    for verb, (first, *others) in objects.items():
        if first < verb < min(others, default=0) and verb not in with_subject and first not in behind_case:
            yield first


def finite(words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The tags of words; a form that a past has as well, with a subject of its own, an object and no auxiliary, is a
    past and no participle: "which shelled the town".
    """
    told, table = list(xpos), lemmas.load()
    below: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        below.setdefault(head, set()).add(relation)
    for verb, around in below.items():
        if not verb or told[verb - 1] != "VBN" or not {"nsubj", "obj"} <= around:
            continue
        if around.isdisjoint(_OF_PARTICIPLES) and lemmas.may_be_past(words[verb - 1], table):
            told[verb - 1] = "VBD"
    return told


def agreeing(upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The parts of speech, where the two tag sets are at odds as the tree tells: what has a subject or an object is a
    verb if its form is one, and so is what has the form of a participle ("the shelled port"); a gerund with an article
    or an adjective is a noun."""
    told = ["VERB" if one == "ADJ" and form == "VBN" else one for one, form in zip(upos, xpos, strict=True)]
    for head, relation in zip(heads, relations, strict=True):
        if head and relation in ("nsubj", "obj") and told[head - 1] == "NOUN" and xpos[head - 1] in _FINITE:
            told[head - 1] = "VERB"
        elif head and relation in _OF_NOUNS and told[head - 1] == "VERB" and xpos[head - 1] in _NOUNLIKE:
            told[head - 1] = "NOUN"
    return told


def _top(word: int, heads: Sequence[int], relations: Sequence[str]) -> int:
    """The noun before which ``word`` stands, from its number or its attribute upwards, or ``word`` itself."""
    while word <= len(heads) and heads[word - 1] > word and relations[word - 1] in _BEFORE:
        word = heads[word - 1]
    return word


def _hangs_on(word: int, other: int, heads: Sequence[int]) -> bool:
    while word and word != other:
        word = heads[word - 1]
    return word == other


# Titles that end in "general".
_OF_GENERAL = frozenset(
    ("attorney", "secretary", "prosecutor", "solicitor", "inspector", "director", "auditor", "consul", "governor")
)
# States and unions by letters that stand before a noun as an adjective does.
_STATES = frozenset(("US", "UK", "EU", "UN", "U.S.", "U.K.", "E.U.", "U.N."))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
# What a word with "and" before it is taken for, and is not.
_JOINED = frozenset(("obj", "obl", "nmod", "nsubj", "xcomp", "ccomp", "amod", "appos"))
_JOINED_FORMS = frozenset(("VB", "VBD", "VBN"))
_BEFORE = frozenset(("nummod", "compound", "amod", "det"))
# What a bare noun behind a verb may be taken for, what a verb has beside none, and what leads to no object.
_NO_OBJECTS = frozenset(("nsubj", "advcl"))
_OBJECTS = frozenset(("obj", "iobj", "ccomp", "xcomp", "csubj", "expl"))
_LEADING = frozenset(("case", "mark"))
_ASKING = frozenset(("WDT", "WP", "WP$"))
_NOUNS = frozenset(("NN", "NNS"))
# What makes a noun a clause.
_CLAUSAL = frozenset(("cop", "aux", "mark", "obj", "xcomp", "ccomp", "expl", "punct"))
# What an owner may be taken for.
_NO_OWNERS = frozenset(("nsubj", "obj", "obl", "iobj"))
# The helpers of what somebody has done, and of what is done to him; "'s" may be either.
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
_BE = frozenset(("be", "been", "being", "am", "is", "are", "was", "were", "get", "gets", "got", "gotten", "getting"))
_OF_NAMES = frozenset(("appos", "acl", "acl:relcl", "flat", "conj"))
_OF_NOUNS = frozenset(("det", "amod"))
_NOUNLIKE = frozenset(("VBG", "NN", "NNS"))
_FINITE = frozenset(("VBD", "VBP", "VBZ"))
_OF_CLAUSES = frozenset(("nsubj", "nsubj:pass", "cop", "aux", "csubj", "expl"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"))
_OF_VERBS = frozenset(("cop", "aux", "aux:pass", "mark"))
_OF_PARTICIPLES = frozenset(("aux", "aux:pass", "nsubj:pass"))
_NAMING = frozenset(("NOUN", "PROPN"))
# What stands for the noun of which a clause tells more.
_RELATIVE = frozenset(("WDT", "WP"))
_MAIN = frozenset(("ccomp", "parataxis", "conj"))
