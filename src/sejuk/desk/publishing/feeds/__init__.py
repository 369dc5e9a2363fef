"""The feeds: views on the rows of publications, so an entry is there exactly when its row says so."""
