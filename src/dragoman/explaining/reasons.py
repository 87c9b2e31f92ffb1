"""The names of rules and ways in plain words: "mentions/again" is the one who was named before.

What the words of a report stand for is found by rules that have short names; whoever doubts a fact needs them as a
sentence. A name that is not known here is shown as it is.
"""

from __future__ import annotations

from dragoman.records import Document, Event, Mention

#: How it was found who is meant, by the last part of the rule's name.
WHO = {
    "name": "a name that a table of actors has",
    "directory": "a person whom the table of offices has",
    "directory+title": "a person whom the table of offices has, with the title that stands beside the name",
    "person": "the name of a person whom no table has; the country is that of the words beside the name, else the one "
    "that the report is about",
    "person+title": "the name of a person whom no table has; what the person is, the title beside the name says",
    "organisation": "the name of a body that no table has; the country is that of its words, else the one that the "
    "report is about",
    "place": "the name of a place, for those who live there",
    "region": "the name of a region of several countries",
    "city": "the name of a capital, for the city and not for its government",
    "capital": "the name of a capital, for its government",
    "seat": "the name of a seat, for the office that sits there",
    "part": "the name of a part of a state, by the table of states",
    "adjective": "the adjective of a state or a group, by a table of actors",
    "people": "what the people of a state are called, by the table of states",
    "ethnic": "the kin of a people or state, “ethnic ...”, of the country where they live",
    "domestic": "a noun for people or bodies of some country: the one that its phrase names, else the one that the "
    "report is about",
    "body": "a noun for those of a body of many states: the one that its phrase names, else the one whose they were "
    "before, the publisher or the one that was named last, else the United Nations",
    "world": "a noun for people or bodies of any country: only one that its phrase names",
    "anyone": "a noun for some people or other, of the country that its phrase names, else of the one that the report "
    "is about",
    "other": "a noun for people or bodies of the country that an adjective before it names, if one does",
    "foe": "a noun for the enemy: of the country that the report's own side fights",
    "listed": "a noun whose members are named after it",
    "whose": "a thing, for the one whose it is",
    "office": "the president, in what the president's own office publishes",
    "opposite": "the one who sits opposite: the other one who was named",
    "again": "a noun or a short name for one who was named before",
    "pair": "a noun for those two who were named before",
    "pronoun": "a pronoun, for the one who was named before",
    "turn": "“I”, “we” or “you” in speech: whoever speaks there, or is spoken to",
    "speaker": "“I”, “we” or “our”: whoever speaks, or publishes the report",
    "signed": "“we” or “our” of a joint statement: all those whom it names as who say so",
    "author": "a verb without a subject, for the office that publishes the report",
    "convened": "the talks of which an office writes, for one who holds them by its headline",
    "thing": "words that stand for nobody who is known",
    "law": "the name of a law or a treaty",
    "event": "the name of an occasion",
    "weapon": "the name of a weapon",
    "acting": "a noun that the model is sure takes part in an event",
}
#: Behind those whom the sentence's own words did not put there.
KNOWN_WAR = "; a side of the war that goes on, by the table of invasions, where the sentence leaves it open"
WEIGHED = "; the likeliest to be meant of those whom the report names, where the sentence leaves it open"
UNKNOWN_WHO = "words of the report alone; who is meant is not known"

#: How the days of an event were found.
WHEN = {
    "stated": "a time that belongs to the event says so",
    "order": "bounded by something else that is dated: before it, after it, in answer to it",
    "reported-by": "not after the day on which it was said",
    "story": "the event goes on with a scene whose day is told",
    "occasion": "it was said at the occasion of which the report tells, on the day of that",
    "publication": "nothing dates it; it is told as past, and so it was not after the report came out",
    "none": "nothing dates it",
}

#: Whether it happened.
WHETHER = {
    "actual": "told as something that happened",
    "ongoing": "told as something that goes on",
    "planned": "told as something to come",
    "hypothetical": "told as a possibility, a wish or a condition",
    "negated": "told as something that did not happen",
}

#: How closely a place is known.
HOW_NEAR = {
    "exact": "the very spot",
    "town": "a town",
    "district": "a part of a town or a small district",
    "region": "a region; the point is somewhere in its middle",
    "country": "a country; the point is somewhere in its middle",
    "sea": "a sea; the point is somewhere in its middle",
    "unknown": "a name that no gazetteer has",
}

#: The construction by which a claim was heard, by the last part of the rule's name.
HOW_SAID = {
    "turn": "a turn in a transcript",
    "continued": "goes on with what the speaker of the sentence before says",
    "model": "heard by the model alone",
}


def who(mention: Mention) -> str:
    """Why these words stand for this actor."""
    if mention.actor is None:
        return UNKNOWN_WHO
    rule = mention.by.removesuffix("+chosen")
    weighed = WEIGHED if rule != mention.by else ""
    own = rule.removesuffix("+invasion")
    return f"{WHO.get(own.rpartition('/')[2], own)}{KNOWN_WAR if own != rule else weighed}"


def when(event: Event) -> str:
    """Why these days."""
    return WHEN.get(event.dated_by, event.dated_by)


def whether(event: Event) -> str:
    """What the realis means."""
    return WHETHER[event.realis]


def how_near(precision: str) -> str:
    """How closely the place is known."""
    return HOW_NEAR.get(precision, precision)


def how_said(by: str) -> str:
    """How a claim was heard: its word, and the construction."""
    name = by.removeprefix("claim/")
    word, _, construction = name.rpartition("/")
    told = HOW_SAID.get(construction, construction)
    return f"“{word}”, {told}" if word and word != construction else told


def voice(document: Document) -> str:
    """Who vouches for what nobody is said to have told."""
    return f"{document.publisher or 'the publisher'}, in its own voice: no claim is about it"
