"""What the desk's widgets share: the frame of each, lists, forms, and one kernel's state."""
