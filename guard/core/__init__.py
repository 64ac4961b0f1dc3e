"""The mind: pure functions over frozen values. No Qt, system, disk, clock or thread."""
