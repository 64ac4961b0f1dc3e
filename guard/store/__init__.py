"""The memory: everything on disk."""
