"""Where rules and model meet: what the codebook and the grammar say, and what the model sees, become one finding.

"The two sides sat down in Doha" has no trigger in the codebook, and the model sees a CONSULT; "the talk of the town"
has one, and the model sees nothing. Each finding gets one score, the chance that it is right; what falls below the
least score that is asked for is not told. ``by`` says who found it: "events/consult/hold-talks.v" a trigger of the
codebook in which the model sees the same, "model/consult" the model alone.

What is decided by whom:

* an event: by its score, of the model's probability, whether a trigger of the codebook says so, too, and how much
  happens in the report; where little does, a higher score is asked for;
* its type: by the codebook where its trigger is likely enough, whatever else the model sees at the same words; a phrase
  of the codebook, or what has to stand beside a word, says which type it is, and the model only whether it is one,
  unless the model is sure of another type at its first word, of which the word may tell there; else by the model; in a
  sense of the word that the codebook sets apart it is not told at all; what somebody says another must do is asked of
  him, whatever the verb, and some constructions ("a state strikes a refinery") tell of a deed however little the model
  sees there, or happens in the report;
* an accusation without a word of accusing: by a word that blames, or another party's doing, in what somebody says, and
  how likely the model hears him accuse; a deed that is told there, or an accusation in so many words, goes before it;
* its mode: by the trigger's own words, unless the model is sure of another; else by the model, or by words beside it;
  of some (``mode_proof``) the model is believed only where a word of the report speaks of them, others the word of the
  deed rules out (``modes.py``);
* its realis: by the model, and by what the tree rules and other signs say, with weights fitted on annotated reports;
  by the tree alone where the model sees nothing; of a phrase ("threatened to attack") as its first word has it; what
  somebody asks ("whether it attacked"), on what something depends ("if it attacks", "only when they meet"), what is
  only possible or suspected, is hypothetical, as is what is only thought of ("the scenario of an invasion"), not
  known for sure or yet to be brought about ("sanctions must be imposed"), waited or hoped for (``pending.py``);
  what is "not carried out", done "instead of" or stopped short of is negated, whatever the model holds of it; what
  has been kept up for weeks goes on, and of what something has come ("died as a result of it") is over;
* its parties: by the model where it is sure, and by the role grammar where the model does not rule it out; once it is
  settled that there is an event, a side that this leaves empty is whom the grammar knows, else the likeliest; who is
  likelier to be acted on than to act is none of the doers; whoever ends or opposes a deed of force is none of its
  doers, whatever either says; whoever comes under fire, or suffers a deed otherwise by the words around it, is the one
  to whom it was done; who only tells of force that others did, the town that names it, or a body of no state is none of
  its doers unless the grammar says so; whoever claims an attack made it, whoever does not has not by any guess, and
  where nobody else is known to, whoever apologises for it, or is blamed (``culprits.py``); whom the tree gives another
  part ("kept them from attacking", "received aid from"), or who only helps or thanks while it goes on
  (``bystanders.py``), does not stand on the side that the model has him on (``elsewhere.py``, by ``aroundnouns.py`` and
  ``aroundverbs.py``), but on the other if the grammar knows him there; in a war that is a date, and in talks of which
  somebody hopes something, nobody has a part whom their own words do not name (``ownwords.py``); of a noun that says
  whose deed it is nobody outside its own words is a doer; outside the phrase of the noun of a war the model has to be
  sure of him, and who only does something else while a war goes on is none; those for whose sake measures are do not
  suffer them (``deednouns.py``); whom a measure is against by its own words ("the freezing of its assets") alone
  suffers it, and is not the one of whom it is asked (``targets.py``); whose things are destroyed has suffered it, from
  whom something is freed has not freed it, of what is "Norland-occupied" Norland has taken it (``belonging.py``), and
  for whom aid or support is does not give it (``backing.py``); nothing is asked of those, or agreed with them, whom it
  is only against or about, whom talks are about is not at them, and who only speaks of a threat makes none
  (``hearers.py``); who only frames a deed (a phrase of time) has no part in it (``framing.py``), nor has who votes
  on a paper that tells of it (``papers.py``), or frees those whom others hold (``captives.py``); a noun of which no
  table knows that it means people does if the model is sure that it takes part;
  whom a pronoun, "the group" or the speaker of a quotation stands for is told by the rules alone; in the end both sides
  are weighed once more among all whom the report names (``extractors/choosing``); place and date are so far told by the
  rules, although the model scores them too;
* a claim: by its score, as an event; its speaker by the rules where the verb has a subject of its own or the
  construction a place for one, and elsewhere by the model; its content by the rules where it is quoted, and elsewhere
  by the model where the two do not meet; a verb that the model alone hears inside its content is read as the rules read
  "say"; what two cues claim is told once; its stance by both, and by what the words of the content count for;
* contexts: by the model, and by what goes with a mode.

Where nobody looked - a sentence made by hand, a model for grammar alone - the rules stand as they are.
"""

from dragoman.extractors.weighing.acting import find_acting
from dragoman.extractors.weighing.belonging import freed_from, freed_lands, owners_of_wrecked
from dragoman.extractors.weighing.bystanders import bystanders
from dragoman.extractors.weighing.claims import weigh_attributions, weigh_stance
from dragoman.extractors.weighing.deednouns import beside_war, victims
from dragoman.extractors.weighing.elsewhere import find_apart, find_turned
from dragoman.extractors.weighing.eventful import expect_events
from dragoman.extractors.weighing.framing import is_viewed
from dragoman.extractors.weighing.hearers import threatening, unaddressed
from dragoman.extractors.weighing.hits import find_hits, weigh_contexts
from dragoman.extractors.weighing.levels import LEAST
from dragoman.extractors.weighing.modes import mode_beside, weigh_mode, with_proven_mode
from dragoman.extractors.weighing.ownwords import is_by_itself
from dragoman.extractors.weighing.parties import (
    fill_sides,
    find_bearers,
    find_beyond,
    is_civil_body,
    is_opposed,
    weigh_parties,
)
from dragoman.extractors.weighing.phrasing import opposed, protected
from dragoman.extractors.weighing.realis import weigh_realis
from dragoman.extractors.weighing.targets import thankers

__all__ = [
    "LEAST",
    "beside_war",
    "bystanders",
    "expect_events",
    "fill_sides",
    "find_acting",
    "find_apart",
    "find_bearers",
    "find_beyond",
    "find_hits",
    "find_turned",
    "freed_from",
    "freed_lands",
    "is_by_itself",
    "is_civil_body",
    "is_opposed",
    "is_viewed",
    "mode_beside",
    "opposed",
    "owners_of_wrecked",
    "protected",
    "thankers",
    "threatening",
    "unaddressed",
    "victims",
    "weigh_attributions",
    "weigh_contexts",
    "weigh_mode",
    "weigh_parties",
    "weigh_realis",
    "weigh_stance",
    "with_proven_mode",
]
