-- Notices that were made of imported sessions, to be found without reading all others. Their headers are those that
-- ImportedStays names; no request has them.
-- [jooq ignore start]
CREATE INDEX webhook_events_imported ON webhook_events (channel_id)
  WHERE headers = 'Imported-From: python-session';
-- [jooq ignore stop]
