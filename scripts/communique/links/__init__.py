"""Asks the servers of sources whether their pages are still there. It needs the network, and no build ever runs it."""
