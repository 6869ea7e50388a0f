"""What is run by hand or by `run.py`."""
