"""What was written on two machines: both versions beside each other, to choose or to join."""
