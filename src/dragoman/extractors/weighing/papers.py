"""Who has to do with what papers say, and did not say it: "Norland vetoed a resolution condemning the raid".

Nor is Sudland backed by who "voted for a resolution condemning Sudland", or Norland promised "Norland's readiness".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.triggers import Hit

# Words for what one promises, whose owner promises it: "reaffirmed Norland's readiness".
PROMISED = frozenset(
    ("readiness", "willingness", "commitment", "intention", "determination", "desire", "resolve", "interest", "pledge")
)
# Papers on which many vote, verbs of not passing them, what is done on them, and what they say against others.
PAPERS = frozenset(
    (
        "resolution", "motion", "statement", "draft", "declaration", "text", "bill", "letter", "amendment", "law",
        "legislation", "decree", "act",
    )
)  # fmt: skip
REFUSING = frozenset(("veto", "reject", "block", "oppose", "defeat", "dismiss"))
ON_PAPERS = frozenset(("SUPPORT", "REJECT", "AGREE"))
BLAMING = frozenset(
    (
        "condemn", "denounce", "accuse", "criticise", "criticize", "deplore", "blame", "censure", "rebuke", "sanction",
        "criminalise", "criminalize", "ban", "prohibit", "outlaw", "bar", "forbid", "restrict", "target", "punish",
    )
)  # fmt: skip


def refusing(hit: Hit) -> Iterator[int]:
    """Who refuses to say what a paper says: "Norland vetoed a resolution condemning the raid"."""
    scene, verb = hit.scene, hit.index
    above = scene.tokens[verb].head
    if (
        hit.trigger.part != "verb"
        or scene.tokens[verb].xpos != "VBG"
        or scene.below(verb, "mark")
        or not verb
        or above < 0
    ):
        return
    # The tree may hang what a paper says on the verb before it.
    noun = above if scene.tokens[verb].deprel == "acl" else verb - 1
    over = scene.tokens[noun].head
    if scene.tokens[noun].upos != "NOUN" or scene.lemmas[noun] not in PAPERS or over < 0:
        return
    if scene.lemmas[over] in REFUSING or (scene.lemmas[over] == "vote" and scene.case(noun) == "against"):
        yield from scene.expand(scene.surface_subjects(over))


def told_in_papers(hit: Hit) -> Iterator[int]:
    """Whom only a paper names that one passes or refuses: "voted for a resolution condemning Norland"."""
    scene, verb = hit.scene, hit.index
    if hit.trigger.type not in ON_PAPERS:
        return
    for noun in scene.below(verb, "obj", "obl"):
        if scene.lemmas[noun] in PAPERS:
            behind = (clause for clause in scene.below(verb, "advcl") if clause == noun + 1)
            for clause in (*scene.below(noun, "acl"), *behind):
                if scene.lemmas[clause] not in BLAMING:
                    continue
                inside = (*scene.sentence.subtree(noun), *scene.sentence.subtree(clause))
                yield from (token for token in inside if token >= clause)


def promisers(hit: Hit) -> Iterator[int]:
    """Whose readiness it is, to whom nobody promises it: "reaffirmed Norland's readiness to help"."""
    scene = hit.scene
    if hit.trigger.type == "AGREE" and hit.trigger.part == "verb":
        for noun in scene.below(hit.index, "obj"):
            if scene.lemmas[noun] in PROMISED:
                yield from scene.expand(scene.owners(noun))
