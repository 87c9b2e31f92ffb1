"""How good Dragoman is: one command a measure, each taking paths, so that any set of the same form can be measured."""
