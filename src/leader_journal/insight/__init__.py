"""Pure functions from counts to findings: numpy and the standard library, no clock, no file, no words for people.

Imported lazily by whoever needs a finding, because numpy is not needed to start the app.
"""
