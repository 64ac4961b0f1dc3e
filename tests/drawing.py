"""Pictures of words, as the pictures sense takes them of a window."""

from PySide6.QtGui import QColor, QFont, QImage, QPainter

from guard.sensors.pictures.screen import Picture


def drawn(
    text: str, ink: str = "#ffffff", paper: str = "#0067b8", size: tuple[int, int] = (1366, 768)
) -> Picture:
    """Draw a sentence a line; needs a QGuiApplication."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setPen(QColor(ink))
    font = QFont("DejaVu Sans")
    font.setPixelSize(20)
    painter.setFont(font)
    for at, line in enumerate(text.split(". ")):
        painter.drawText(60, 100 + 40 * at, line)
    painter.end()
    return Picture(*size, bytes(image.constBits())[1::4])
