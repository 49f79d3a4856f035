"""Papers: received, read by the machine, ready to be checked."""
