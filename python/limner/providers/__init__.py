"""Painters: the port (``base``), the one service that asks them (``service``), and one file for each."""
