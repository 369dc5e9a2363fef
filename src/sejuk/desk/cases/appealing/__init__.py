"""Appeals, corrections and erasures that the public asks for (G11)."""
