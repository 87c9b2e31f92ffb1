"""Dragoman reads dated news of conflict and diplomacy: who did or said what to whom, when, where, says who."""

__version__ = "0.1.0"
