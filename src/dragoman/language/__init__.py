"""language: sentences, words, tags, trees and labelled spans of a report."""
