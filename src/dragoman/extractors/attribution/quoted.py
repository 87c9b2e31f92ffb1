"""Quotations as something said: which one belongs to a reporting verb.

In '"We are ready," she said. "Are they?"' both halves are hers, and are one content; in 'the "operation", she
said, had ended' the marks only keep a word at a distance.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import ADDRESSING
from dragoman.extractors.quotations import Quotation, find_quotations
from dragoman.records import Sentence, Span

__all__ = ["Quotations"]

# Between a quotation and its verb: no more than the speaker and a word on time or place.
REACH = 240
# So many quotations of a content are looked at before it passes for indirect.
MOST_NAMES = 20
_ENDS = re.compile(r"[.!?…]\W*\Z")
_GAP = re.compile(r"[\s.…]*\Z")
# "Community Council" is a name, "serious" is what someone called it.
_LOWER = re.compile(r"\b[a-z]{4}")
_GOES_ON = re.compile(r" [a-z]")
_GOES_ON_SO = re.compile(r",? (?!and\b|but\b|or\b|then\b)[a-z]")
_NEXT = re.compile(r"\.?\s*(?:\Z|\n|[A-Z“\"‘(])")


class Quotations:
    """The outermost quotations of a text; none of those behind one of the ``titled`` nouns is said by that."""

    def __init__(self, text: str, titled: frozenset[str] = frozenset()) -> None:
        self.text, self.titled = text, titled
        self.opening = next((at for at, letter in enumerate(text) if not letter.isspace()), 0)
        self.found = tuple(find_quotations(text))
        self.starts = [quotation.outer.start for quotation in self.found]
        self.ends = [quotation.outer.end for quotation in self.found]
        # The last of those that follow each without a word between; an unclosed one leads to none.
        self.last_after = list(range(len(self.found)))
        for number in range(len(self.found) - 2, -1, -1):
            if self.found[number].closed and self._goes_on(self.ends[number], number + 1):
                self.last_after[number] = self.last_after[number + 1]

    def at(self, offset: int) -> Quotation | None:
        """The quotation around ``offset``."""
        number = bisect_right(self.starts, offset) - 1
        return self.found[number] if number >= 0 and offset < self.ends[number] else None

    def within(self, span: Span) -> bool:
        """Does ``span`` hold words in quotation marks that are more than a name?"""
        number = bisect_left(self.ends, span.start + 1)
        inside = (quotation.span for quotation in self.found[number : number + MOST_NAMES])
        return any(words.start < span.end and _LOWER.search(self.text, words.start, words.end) for words in inside)

    def complete(self, content: Span, cue: Span | None = None) -> Span:
        """The content, to the end of a quotation that it breaks off: 'the vote "a farce, and a sad one"'.

        Not of one in which the ``cue`` stands itself: '"The aim, as you have said, is peace," she added'.
        """
        start, end = content.start, content.end
        first, last = self.at(start), self.at(end - 1)
        if last is not None and start <= last.outer.start:
            end = last.outer.end
        elif last is not None and start == last.span.start and not (cue and cue in last.span):
            end = last.span.end
        if first is not None and first.span.start == start and first.outer.end < end:
            start = first.outer.start
        return Span(start, end)

    def spoken(self, extents: Extents, verb: int) -> tuple[Span, Span] | None:
        """The quotation before or after ``verb``, and the same with the second half of a split one."""
        before, after = self.ending_before(extents, verb), self._starting_after(extents, verb)
        if before and after:
            return before, self._with_following(Span(before.start, after.end), after.end)
        if before:
            return before, self._with_following(before, extents.sentence.span.end)
        if after:
            return after, self._with_following(after, after.end)
        return None

    def ending_before(self, extents: Extents, verb: int) -> Span | None:
        """The quotation that ends before ``verb``, with nothing but the speaker in between."""
        cue = extents.sentence.tokens[verb].span
        number = bisect_right(self.ends, cue.start) - 1
        if number < 0 or self.ends[number] < max(cue.start - REACH, extents.sentence.span.start - 2):
            return None
        quotation = self.found[number]
        if not self._stands_alone(quotation) or not self._attributes(extents, quotation.outer.end, cue.start):
            return None
        if self._is_complete(quotation, extents) and _says_more(extents.sentence, verb):
            return None
        return quotation.span

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Does it begin a sentence, or end with the comma that leads to the speaker?"""
        before = self.text[max(0, quotation.outer.start - 8) : quotation.outer.start].rstrip()
        if (
            not before
            or before[-1] in '.!?…:\n"”*)>'
            or "\n" in self.text[quotation.outer.start - 2 : quotation.outer.start]
        ):
            return True
        ends = (
            self.text[quotation.span.end - 1] in ",.?!"
            or self.text[quotation.outer.end : quotation.outer.end + 1] == ","
        )
        return ends and before[-1] in ",–—-" and len(quotation.span) > 20

    def _is_complete(self, quotation: Quotation, extents: Extents) -> bool:
        """Does the sentence of the verb begin only after it?"""
        return quotation.outer.end <= extents.sentence.span.start and bool(
            _ENDS.search(self.text[quotation.span.end - 1 : quotation.outer.end])
        )

    def _attributes(self, extents: Extents, start: int, end: int) -> bool:
        """Is there no other statement between the two offsets?"""
        between = self.text[start:end]
        if "\n" in between or between.lstrip("\"”’'»)").startswith("."):
            return False
        for token in extents.sentence.tokens:
            if token.span.start >= end:
                break
            if token.span.start >= start and token.upos == "VERB" and not token.deprel.startswith(("acl", "amod")):
                return False
        return True

    def _starting_after(self, extents: Extents, verb: int) -> Span | None:
        sentence = extents.sentence
        cue = sentence.tokens[verb].span
        number = bisect_left(self.starts, cue.end)
        if number == len(self.found) or self.starts[number] - cue.end > REACH:
            return None
        quotation = self.found[number]
        between = self.text[cue.end : quotation.outer.start]
        stripped = between.rstrip()
        beyond = self.starts[number] - sentence.span.end
        if beyond >= -1 and not (stripped.endswith((":", ",")) and beyond <= 4):
            return None
        if self._is_title(stripped, quotation) or self._is_named(sentence, verb, quotation):
            return None
        if _has_stop(stripped.rstrip(":")) or not self._leads_to(stripped, quotation):
            return None
        for token in sentence.tokens[verb + 1 :]:
            if token.span.start >= quotation.outer.start:
                break
            if token.upos in ("VERB", "AUX") and not token.deprel.startswith(("acl", "amod", "advcl")):
                return None
        return quotation.span

    def _is_title(self, between: str, quotation: Quotation) -> bool:
        """Whether it is what a document is called: "adopted the declaration 'On Safe Harbours'"."""
        noun = between.rsplit(" ", 1)[-1].lower()
        return noun in self.titled and self._is_like_a_name(quotation)

    def _is_named(self, sentence: Sentence, verb: int, quotation: Quotation) -> bool:
        """Whether it only names the subject of what is said: 'said her play, "The Long Road Home", opened in May'.

        Not where whom the verb is said to stands there: 'told reporters, "We won", as they left'.
        """
        before = [token for token in sentence.tokens[verb + 1 :] if token.span.start < quotation.outer.start]
        noun = next((token for token in reversed(before) if token.upos != "PUNCT"), None)
        if noun is None or noun.upos not in ("NOUN", "PROPN") or not noun.deprel.startswith("nsubj"):
            return False
        words, following = quotation.span, self.text[quotation.outer.end : quotation.outer.end + 12]
        lower = _LOWER.search(self.text, words.start, words.end) or not _GOES_ON_SO.match(following)
        return noun.head > verb and not lower and self._is_like_a_name(quotation)

    def _is_like_a_name(self, quotation: Quotation) -> bool:
        last = self.text[quotation.span.end - 1]
        return last not in ".!?,…" and self.text[quotation.span.start].isupper()

    def _leads_to(self, between: str, quotation: Quotation) -> bool:
        """ "said, ", "said: ", "said that ", or a quotation that is a sentence of its own."""
        if between[-1:] in (",", ":"):
            return True
        if not between or between.strip() in ("that", "-", "–", "—"):
            return not _GOES_ON.match(self.text[quotation.outer.end : quotation.outer.end + 4])
        return self.text[quotation.span.start].isupper() and len(quotation.span) > 30

    def _with_following(self, content: Span, end: int) -> Span:
        """With the quotations right after that no other words claim."""
        number = bisect_left(self.starts, end)
        # The end may stand before the last mark of the quotation that ends the sentence.
        if number == len(self.found) or not self._goes_on(end, number):
            return content
        return Span(content.start, self.found[self.last_after[number]].span.end)

    def _goes_on(self, end: int, number: int) -> bool:
        """Does the quotation go on with what ended at ``end``?"""
        following = self.found[number]
        return (
            bool(_GAP.match(self.text[end : following.outer.start].strip("\"”’' \n")))
            and bool(_ENDS.search(self.text[following.span.end - 3 : following.outer.end + 1].rstrip()))
            and bool(_NEXT.match(self.text[following.outer.end : following.outer.end + 20]))
        )


def _has_stop(text: str) -> bool:
    return "\n\n" in text or "? " in text or "! " in text or bool(re.search(r"[a-z”\"]\.\s+[A-Z]", text))


def _says_more(sentence: Sentence, verb: int) -> bool:
    """Has the verb something else to say? Not '"Let us win!" the mayor urged the crowd'."""
    if sentence.tokens[verb].lemma in ADDRESSING:
        return bool(sentence.dependents(verb, "ccomp", "xcomp", "advcl", "obl"))
    return bool(sentence.dependents(verb, "ccomp", "obj"))
