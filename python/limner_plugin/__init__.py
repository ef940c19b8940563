"""Limner's server plugin: paints by services whose keys must not reach the browser (docs/plugin.md)."""
