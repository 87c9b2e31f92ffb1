"""Recipes that make the language model; none of this is needed to use it."""
