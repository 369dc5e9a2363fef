"""What reports and appeals share: numbers to follow, contacts that are forgotten, doors that slow down."""
