"""Whether it happened: what the model sees, and what the tree and other signs say, weighed against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import log

from dragoman.extractors.asking import is_asked, is_supposed
from dragoman.extractors.bygone import is_bygone
from dragoman.extractors.imagined import is_imagined, is_ruled_out, is_withheld
from dragoman.extractors.openings import find_opening
from dragoman.extractors.pending import find_pending, find_whole, is_hoped
from dragoman.extractors.realis import (
    find_realis,
    has_come_of_it,
    is_agreed_upon,
    is_counted,
    is_enjoined,
    is_headed,
    is_kept,
    is_mooted,
    is_undone,
)
from dragoman.extractors.suffering import is_averted
from dragoman.extractors.triggers import BIDDEN, Hit, hit_at
from dragoman.extractors.weighing import levels
from dragoman.extractors.weighing.realissigns import find_realis_signs
from dragoman.extractors.working import find_work
from dragoman.knowledge.codebook import BLAMES
from dragoman.knowledge.modality import Modality
from dragoman.knowledge.weighing import REALIS, Happening
from dragoman.records import Period, Realis

# What has been done or is, and types of what is said, which is done by saying that one must.
DONE = ("actual", "ongoing")
SAID = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE"))


def weigh_realis(
    hit: Hit,
    ruled: Realis,
    modality: Modality,
    weights: Happening,
    stated: Period | None = None,
    today: date | None = None,
) -> Realis:
    """What tree (``ruled``), signs and model hold for likeliest together; where the model sees nothing, what is ruled.

    ``stated`` are the days that the event's own words give, ``today`` that of the report.
    """
    if is_asked(hit, modality, joined=not _is_seen_done(hit)):
        # Of 37 events that annotated reports put after "whether" as what is asked 36 are hypothetical or negated.
        return ruled if ruled == "negated" else "hypothetical"
    if hit.trigger.realis != "actual" and (opening := find_opening(hit, ruled, modality)):
        return opening
    if is_averted(hit, modality) or is_undone(hit) or is_withheld(hit):
        return "negated"
    if hit.trigger.realis != "actual" and ruled != "negated" and (pending := find_pending(hit)):
        return pending
    if hit.trigger.realis != "actual" and is_imagined(hit, modality):
        return ruled if ruled == "negated" and is_ruled_out(hit) else "hypothetical"
    if is_supposed(hit) or (ruled != "negated" and is_mooted(hit, modality)):
        return "hypothetical"
    if work := find_work(hit, modality):
        return work
    if ruled in DONE and is_bygone(hit, stated, today):
        return "actual"
    if ruled in DONE and is_kept(hit):
        return "ongoing"
    if hit.sighting is None or _is_ruled(hit, ruled):
        return ruled
    seen = dict(hit.sighting.realis)
    likely = weights.likely(find_realis_signs(hit, ruled, modality, stated, today))
    likeliest = max(
        REALIS,
        key=lambda one: (
            levels.REALIS_SEEN * log(max(seen.get(one, 0.0), levels.EDGE))
            + levels.REALIS_SIGNS * log(likely[one] + levels.REALIS_LEAST)
        ),
    )
    if (ruled, likeliest) == ("actual", "ongoing") and has_come_of_it(hit):
        return "actual"
    if likeliest in DONE and is_hoped(hit):
        return "planned" if ruled == "planned" else "hypothetical"
    if likeliest in DONE and (whole := _of_whole(hit, modality, weights, today)) in ("hypothetical", "planned"):
        return whole
    if likeliest in DONE and hit.trigger.type not in SAID and is_enjoined(hit):
        return "hypothetical" if ruled in DONE else ruled
    counted = likeliest == "ongoing" and ruled != "ongoing" and is_counted(hit)
    return "actual" if counted else likeliest


def _of_whole(hit: Hit, modality: Modality, weights: Happening, today: date | None) -> Realis | None:
    """What is held of that of which the deed is a part: "should impose sanctions, including a ban on oil"."""
    whole = find_whole(hit)
    seen = next((one for one in hit.scene.sentence.sightings or () if one.token == whole), None)
    if whole is None or seen is None:
        return None
    above = replace(hit_at(hit.scene, whole, hit.trigger, modality), sighting=seen)
    return weigh_realis(above, find_realis(above, modality), modality, weights, today=today)


def _is_seen_done(hit: Hit) -> bool:
    """Whether the model is sure that it has happened, and not by whom the question is about: "asked if he knew them and
    arrested him".
    """
    if hit.sighting is None or dict(hit.sighting.realis).get("actual", 0.0) < levels.DONE:
        return False
    doers = dict(hit.sighting.bearers.get("actor", ()))
    return max(doers, key=doers.__getitem__, default=None) not in hit.scene.surface_subjects(hit.predicate)


def _is_ruled(hit: Hit, ruled: Realis) -> bool:
    """Whether what the model sees says nothing of it."""
    if hit.sighting is None or hit.trigger.voice in ("negated", *BIDDEN, *BLAMES):
        return True  # to "not seek" is what is done, "must go" has been asked, and "plans to go" is blamed
    if not hit.sighting.types:
        return True  # it sees a word that may be no event at all: so low may be asked for
    said = ruled == hit.trigger.realis == "actual" and "?" not in hit.scene.lemmas
    if said and hit.sighting.types[0][0] != hit.trigger.type:
        return True  # that it "will not be tolerated", or "is needed", has been said: the model sees another deed there
    if ruled == "negated" and hit.sighting.types[0][0] != hit.trigger.type:
        return True  # "does not give in": the refusal that the model sees there has happened, the yielding has not
    if ruled == "planned" and (is_agreed_upon(hit) or is_headed(hit)):
        return True
    likeliest = hit.sighting.realis[0][0]
    if (ruled, likeliest) == ("actual", "ongoing") and hit.scene.tokens[hit.index].xpos == "VBD":
        # "Invaded again on Friday": of 850 events told so in our reports one goes on.
        return True
    if (ruled, likeliest) == ("actual", "ongoing") and _is_over(hit):
        return True
    # "Refused to sign": the signing has not happened, the refusal has.
    return (ruled, likeliest, hit.trigger.type) == ("actual", "negated", "REJECT")


def _is_over(hit: Hit) -> bool:
    """ "Was accusing him" (of ten that are told so in annotated reports eight are over), "has been in touch".

    What has been "for weeks" or "since May" may go on.
    """
    scene, token = hit.scene, hit.scene.tokens[hit.index]
    if token.xpos == "VBG":
        return hit.trigger.speaks and any(scene.tokens[verb].xpos == "VBD" for verb in scene.below(hit.index, "aux"))
    if hit.trigger.type != "CONSULT" or any(
        scene.case(token) in ("since", "for") for token in scene.below(hit.index, "obl", "nmod", "advcl")
    ):
        return False
    return any(scene.tokens[verb].xpos == "VBN" for verb in scene.below(hit.index, "cop"))
