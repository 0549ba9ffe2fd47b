"""What a workshop is and what may happen in it: items, events, state, rules. No I/O."""
