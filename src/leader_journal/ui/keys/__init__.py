"""The ways into a journal, from inside: its passphrase is changed, its recovery sheet made."""
