"""An approved text on paper: press kit, leaflet, announcement."""
