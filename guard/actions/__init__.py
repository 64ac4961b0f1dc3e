"""The hands: what the guard does, only ever on the person's wish."""
