"""Makes the models: data, weak labels, fitting, calibration."""
