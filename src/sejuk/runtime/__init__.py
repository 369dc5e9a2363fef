"""What runs Sejuk on one machine: the embedded database, the supervisor and the build of the assets."""
