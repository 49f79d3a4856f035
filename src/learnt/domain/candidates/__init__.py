"""What the machine proposes, and what people decided about it: kept side by side for ever."""
