"""Letters to institutions that are not investigators, and matters that are routed without a case (G6)."""
