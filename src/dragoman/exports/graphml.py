"""The network of who did what to whom as GraphML, which networkx, igraph, yEd and Gephi read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import xml_attribute, xml_text
from dragoman.exports.network import Edge, Network, Node, network, spells
from dragoman.records import Findings

NODE = {
    "label": "string",
    "country": "string",
    "sectors": "string",
    "incidents": "int",
    "first": "string",
    "last": "string",
}
EDGE = {"type": "string", "quad": "int", "weight": "int", "first": "string", "last": "string"}


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One graph; how many nodes and edges it has."""
    graph = network(records, accounts)
    _write(graph, stream)
    return len(graph.nodes) + len(graph.edges)


def _write(graph: Network, stream: TextIO) -> None:
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for domain, keys in (("node", NODE), ("edge", EDGE)):
        for name, kind in keys.items():
            stream.write(f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('<graph id="dragoman" edgedefault="directed">\n')
    for node in graph.nodes:
        stream.write(f"<node id={xml_attribute(node.id)}>{_data('node', _of_node(node))}</node>\n")
    for number, edge in enumerate(graph.edges):
        ends = f"source={xml_attribute(edge.source)} target={xml_attribute(edge.target)}"
        stream.write(f'<edge id="e{number}" {ends}>{_data("edge", _of_edge(edge))}</edge>\n')
    stream.write("</graph>\n</graphml>\n")


def _data(domain: str, values: Mapping[str, object]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{xml_text(str(value))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )


def _of_node(node: Node) -> dict[str, object]:
    actor = node.actor
    return {
        "label": actor.name,
        "country": actor.country,
        "sectors": " ".join(actor.sectors),
        "incidents": node.incidents,
        **_ends(node),
    }


def _of_edge(edge: Edge) -> dict[str, object]:
    return {"type": edge.type, "quad": edge.quad, "weight": edge.weight, **_ends(edge)}


def _ends(thing: Node | Edge) -> dict[str, object]:
    told = list(spells(thing.spells))
    return {"first": told[0][0], "last": told[-1][1]} if told else {}
