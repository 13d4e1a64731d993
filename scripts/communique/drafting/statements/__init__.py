"""The operative statements of a release: their acts and topics."""
