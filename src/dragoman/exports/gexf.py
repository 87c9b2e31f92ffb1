"""The network of who did what to whom as GEXF 1.3 for Gephi, with the spells in which actors and edges are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import xml_attribute
from dragoman.exports.network import Network, Spell, network, spells
from dragoman.records import Findings

ATTRIBUTES = {
    "node": {"country": "string", "sectors": "string", "incidents": "integer"},
    "edge": {"type": "string", "quad": "integer"},
}


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One graph; how many nodes and edges it has."""
    graph = network(records, accounts)
    _write(graph, stream)
    return len(graph.nodes) + len(graph.edges)


def _write(graph: Network, stream: TextIO) -> None:
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    stream.write("<meta><creator>Dragoman</creator><description>Who did what to whom</description></meta>\n")
    stream.write('<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n')
    for domain, kinds in ATTRIBUTES.items():
        stream.write(f'<attributes class="{domain}" mode="static">')
        stream.writelines(f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in kinds.items())
        stream.write("</attributes>\n")
    stream.write("<nodes>\n")
    for node in graph.nodes:
        actor = node.actor
        values = {"country": actor.country, "sectors": " ".join(actor.sectors), "incidents": node.incidents}
        opening = f"<node id={xml_attribute(node.id)} label={xml_attribute(actor.name)}>"
        stream.write(f"{opening}{_values(values)}{_spells(node.spells)}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for number, edge in enumerate(graph.edges):
        ends = f"source={xml_attribute(edge.source)} target={xml_attribute(edge.target)}"
        # Parallel edges are told apart by their kind.
        opening = f'<edge id="{number}" {ends} kind={xml_attribute(edge.type)} label={xml_attribute(edge.type)}'
        values = {"type": edge.type, "quad": edge.quad}
        stream.write(f'{opening} weight="{edge.weight}">{_values(values)}{_spells(edge.spells)}</edge>\n')
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _values(values: Mapping[str, object]) -> str:
    told = [
        f'<attvalue for="{name}" value={xml_attribute(value)}/>'
        for name, value in values.items()
        if value not in (None, "")
    ]
    return f"<attvalues>{''.join(told)}</attvalues>" if told else ""


def _spells(told: set[Spell]) -> str:
    runs = [f'<spell start="{first.isoformat()}" end="{last.isoformat()}"/>' for first, last in spells(told)]
    return f"<spells>{''.join(runs)}</spells>" if runs else ""
