"""The accessibility bus of a Linux desktop (AT-SPI): what programs say of what they show."""
