"""What people and the clock do to cases. A verb checks the member, moves the case, writes the chain."""
