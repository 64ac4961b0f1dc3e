"""Find what can be pressed in a window."""

from guard.ui.button import BigButton


def button(window, text):
    """Return the one button in sight that says this."""
    (found,) = (
        each
        for each in window.findChildren(BigButton)
        if each.isVisible() and each.accessibleName() == text
    )
    return found
