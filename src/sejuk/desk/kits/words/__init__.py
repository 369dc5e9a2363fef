"""An approved text as words to paste, to read aloud and to run along the bottom of a screen."""
