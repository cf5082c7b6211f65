"""Digital certificates and official mailboxes: facts and measures of the two registers."""
