"""What the desktop tells whoever asks: accessibility bus, X server, the windows of Windows."""
