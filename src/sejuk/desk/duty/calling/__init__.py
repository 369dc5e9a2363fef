"""An alert calls one after another until a person answers."""
