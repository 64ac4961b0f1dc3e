"""What the desktop tells whoever asks: the accessibility bus, and the X server."""
