"""The provision tree under construction: nodes that can still grow, turned into frozen provisions at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.records import Provision, Span
from annotator.structure.eid import EidRegistry


@dataclass(slots=True)
class Node:
    """A provision whose end and children are not yet known."""

    kind: str
    number: str
    heading: str
    start: int
    body_start: int
    end: int = -1
    is_operative: bool = True
    style: str = ""
    own_style: str = ""
    children: list[Node] = field(default_factory=list)


def freeze(roots: list[Node]) -> tuple[list[Provision], dict[int, str]]:
    """Turn a forest of nodes into provisions in document order.

    Parameters
    ----------
    roots
        Top-level nodes, ordered, disjoint.

    Returns
    -------
    tuple
        The provisions, and for each node (by ``id``) the eId it received.
    """
    registry = EidRegistry()
    provisions: list[Provision] = []
    eids: dict[int, str] = {}
    pending: list[tuple[Node, str | None]] = [(node, None) for node in reversed(roots)]
    while pending:
        node, parent = pending.pop()
        eid = registry.assign(node.kind, node.number, parent)
        eids[id(node)] = eid
        provisions.append(
            Provision(
                eid=eid,
                kind=node.kind,
                num=node.number,
                heading=node.heading,
                parent=parent,
                span=Span(node.start, node.end),
                heading_span=Span(node.start, min(max(node.body_start, node.start), node.end)),
                is_operative=node.is_operative,
            )
        )
        pending.extend((child, eid) for child in reversed(node.children))
    return provisions, eids
