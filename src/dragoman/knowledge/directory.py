"""stub"""
from __future__ import annotations
from dataclasses import dataclass

@dataclass(frozen=True, slots=True)
class Directory:
    """Actors."""

def load_directory() -> Directory:
    return Directory()
