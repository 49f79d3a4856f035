"""Looking after the service: the audit trail."""
