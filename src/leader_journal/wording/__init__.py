"""Findings, records and failures as sentences, in English and Danish."""
