"""Who speaks next in a transcript: the words before a colon, where an office or a note may stand behind the name.

"Mira Holt, President of Norland (through an interpreter): Thank you."
"""

from __future__ import annotations

from dragoman.records import Sentence

# A name with its office: "Deputy Prime Minister and Minister for Reconstruction Mira Holt" has ten words.
LONGEST_NAME = 20
# What stands in a sentence and in no office.
NOT_IN_A_NAME = frozenset({"VERB", "AUX", "ADV", "PRON", "PART", "SCONJ"})
IN_NO_OFFICE = NOT_IN_A_NAME | {"NUM", "INTJ", "SYM"}


def find_colon(sentence: Sentence) -> int | None:
    """The colon that may stand behind a name that opens the sentence."""
    opened = 0
    for index, token in enumerate(sentence.tokens[:LONGEST_NAME]):
        opened += (token.text == "(") - (token.text == ")")
        if token.text == ":":
            # Not "Mira Holt in May (photograph: Radio North)".
            return None if opened > 0 else index
    return None


def is_office(sentence: Sentence, first: int, colon: int) -> bool:
    """Whether between a name and the colon no more stands than who it is: an office, and a note in brackets."""
    words = sentence.tokens[first:colon]
    note = next((index for index, token in enumerate(words) if token.text == "("), len(words))
    closed = note == len(words) or words[-1].text == ")"
    return closed and not any(token.upos in IN_NO_OFFICE for token in words[:note])
