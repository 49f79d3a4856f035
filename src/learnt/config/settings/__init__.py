"""Settings for each way of running: local (demo and development), test, production."""
