"""The doors: each way to start Scam Guard, one module a way."""
