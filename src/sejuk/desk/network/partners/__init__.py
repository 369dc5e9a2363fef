"""Partners: asked by an officer, enrolled by nobody but themselves, forgotten by one click."""
