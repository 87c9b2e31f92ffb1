"""Whom a row of the store is of, as conditions: by an id, by a name of the reports, or by what someone is called."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_

from dragoman.stores.schema import bearers, claims, names, parties, unlisted

#: Before what reports call somebody whom only they know: just so and in no more words.
BY_NAME = "name:"
#: Before the id of one whom no table lists, under whatever names reports have them.
WHO = "who:"


def is_party(actor: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is this actor, by the name in the report or by another that is his, too."""
    if actor.startswith((BY_NAME, WHO)):
        return is_actor(actor)
    named = parties.c.words.contains(actor.casefold(), autoescape=True)
    elsewhere = tuple_(parties.c.document, parties.c.name).in_(called(actor))
    return or_(named, parties.c.actor == actor, parties.c.country == actor, elsewhere)


def called(actor: str) -> Select[Any]:
    """Where those stand, by report and name, whom any report calls so and no table lists."""
    so = or_(unlisted.c.words.contains(actor.casefold(), autoescape=True), unlisted.c.id == actor)
    theirs = select(names.c.document, names.c.name).join(bearers, bearers.c.name == names.c.id)
    return theirs.join(unlisted, unlisted.c.id == bearers.c.unlisted).where(so)


def borne_by(id: str) -> Select[Any]:
    """Where the names of one whom no table lists stand, by report and name."""
    theirs = select(names.c.document, names.c.name).join(bearers, bearers.c.name == names.c.id)
    return theirs.where(bearers.c.unlisted == id)


def is_actor(key: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is just the one with this key.

    A key is an id of the tables, "who:" and the id of one whom they do not list, or "name:" and a name.
    """
    if key.startswith(WHO):
        theirs = tuple_(parties.c.document, parties.c.name).in_(borne_by(key.removeprefix(WHO)))
        return and_(parties.c.actor.is_(None), theirs)
    name = key.removeprefix(BY_NAME)
    return parties.c.actor == key if name == key else and_(parties.c.actor.is_(None), parties.c.name == name)


def is_speaker(key: str) -> ColumnElement[bool]:
    """Whether a row of ``claims`` is said by just the one with this key."""
    if key.startswith(WHO):
        theirs = tuple_(claims.c.document, claims.c.speaker).in_(borne_by(key.removeprefix(WHO)))
        return and_(claims.c.actor.is_(None), theirs)
    name = key.removeprefix(BY_NAME)
    if name == key:
        return claims.c.actor == key
    unnamed = and_(claims.c.speaker.is_(None), claims.c.speaker_words == name.casefold())
    return and_(claims.c.actor.is_(None), or_(claims.c.speaker == name, unnamed))
