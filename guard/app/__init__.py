"""The guard, whole but for a face; the only room that knows every other."""
