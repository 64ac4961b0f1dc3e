"""The face: the icon, the warning and the windows; nothing here decides anything."""
