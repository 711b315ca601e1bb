"""The peers: each is given the same events in its own input, and makes the same pages."""

from __future__ import annotations

from typing import Final

from bench.building.peers import eleventy, hugo, mkdocs, pelican
from bench.building.peers.writing import Peer

__all__ = ["PEERS", "Peer"]

PEERS: Final = {peer.name: peer for peer in (hugo.PEER, eleventy.PEER, pelican.PEER, mkdocs.PEER)}
"""By name; Hugo, which all are compared with, first."""
