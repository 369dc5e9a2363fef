"""What people and the clock do to cases. Every verb checks the member, moves the case and writes the chain."""
