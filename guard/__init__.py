"""Scam Guard: stands between a person and a tech-support scam."""

__version__ = "0.1.0"
