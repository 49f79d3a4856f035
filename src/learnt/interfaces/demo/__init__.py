"""An invented county, built through the operations only, and the script that starts it."""
