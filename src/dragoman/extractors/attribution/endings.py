"""Where what is said ends: before what another says, what is said besides, and what the reporter adds.

Of "The minister said the road was open, adding that it was dry" the first clause; of "announced the closure, prompting
a strike" the closure.
"""

from __future__ import annotations

from dragoman.extractors.attribution.extents import Extents
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Sentence, Span

__all__ = ["until_a_comment", "until_the_next"]

_ADDING = frozenset({"while", "though", "although"})
# "the progress made, including the reopening of the port" goes on with what it is.
_LISTING = frozenset({"include", "exclude"})
_MARKS = frozenset('"“„«')


def until_the_next(extents: Extents, content: Span, verb: int, reporting: Reporting) -> Span:
    """The content without what is said besides: "he explained it, and another said it was late", "..., adding that"."""
    sentence = extents.sentence
    start = next((i for i, t in enumerate(sentence.tokens) if t.span.end > content.start), verb)
    for index in range(max(start, verb) + 3, len(sentence.tokens)):
        if sentence.tokens[index].span.start >= content.end:
            break
        if _says_more(sentence, index, verb, reporting):
            return extents.span(start, index - 2) or content
        if _says_besides(sentence, index, verb, reporting) and extents.first[index] > max(start, verb) + 2:
            return extents.span(start, extents.first[index] - 1) or content
    return content


def _says_besides(sentence: Sentence, index: int, verb: int, reporting: Reporting) -> bool:
    """ "said it was open, but she added that": a second verb of saying beside the first, with a subject of its own."""
    token = sentence.tokens[index]
    return (
        token.head == verb
        and token.deprel == "conj"
        and token.lemma in reporting.verbs
        and bool(sentence.dependents(index, "nsubj"))
    )


def _says_more(sentence: Sentence, index: int, verb: int, reporting: Reporting) -> bool:
    """Does another statement, or another sentence behind a semicolon, begin behind the token before ``index``?"""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    if before.text == ";" or (before.text == ":" and token.text in _MARKS):
        return True
    if before.text == "," and token.text == "with" and token.deprel == "mark":
        # "..., with the crew saying that it was late": the reporter's own, but for what is quoted.
        return not _in_quotation(sentence, verb, index)
    if token.lemma not in reporting.verbs:
        return False
    if before.text == "," and token.xpos == "VBG":
        # Not "insisted on paving the road, guaranteeing the fare and lighting the quay".
        return not _is_listed(sentence, index, verb)
    # "said that it is open and expressed the hope that": the tense of the cue, not of what it carries.
    above = sentence.tokens[token.head] if token.head >= 0 else token
    return (
        before.upos == "CCONJ"
        and token.deprel == "conj"
        and token.xpos == sentence.tokens[verb].xpos
        and (token.head == verb or above.xpos != token.xpos)
    )


def _is_listed(sentence: Sentence, index: int, verb: int) -> bool:
    """Is the participle one of several, the first of which stands behind the verb?"""
    token = sentence.tokens[index]
    return token.deprel == "conj" and verb < token.head < index and sentence.tokens[token.head].xpos == "VBG"


def _in_quotation(sentence: Sentence, start: int, index: int) -> bool:
    """Is the last quotation mark before ``index`` one that opens?"""
    marks = (token.xpos for token in reversed(sentence.tokens[start:index]) if token.xpos in ("``", "''"))
    return next(marks, "''") == "``"


def until_a_comment(sentence: Sentence, noun: int, last: int) -> int:
    """Up to what the reporter adds to a noun phrase: "..., prompting the closure", "..., while the ferry"."""
    for index in range(noun + 1, last):
        token = sentence.tokens[index]
        if token.text in (":", ";"):
            return index - 1
        comment = token.xpos == "VBG" and token.lemma not in _LISTING
        if sentence.tokens[index - 1].text == "," and (comment or token.lemma in _ADDING):
            return index - 2
    return last
