"""What is shown while no journal is open."""
