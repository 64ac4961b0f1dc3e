"""What the desktop tells whoever asks: the accessibility bus, the X server, Windows' own windows."""
