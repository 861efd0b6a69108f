-- Users who were forgotten. Who they were is nowhere: of a uid or an account there is only a keyed hash, by which it
-- is known again when it arrives, and the alias that stands in its place.

-- The key of the hashes, random for each app; null as long as nobody was forgotten.
ALTER TABLE apps ADD COLUMN forget_secret BINARY(32);

CREATE TABLE forgotten (
  app_id BIGINT NOT NULL,
  -- HMAC-SHA-256 of uid or account.
  hash BINARY(32) NOT NULL,
  alias VARCHAR(64) NOT NULL,
  -- Whether the alias stands everywhere already. 0: that was begun, or stopped in between.
  finished SMALLINT NOT NULL,
  PRIMARY KEY (app_id, hash)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- Raw bytes with aliases that are still to be put back; until then those of their rows are blank.
CREATE TABLE forgetting (
  -- 0 of webhook_events, 1 of rejected_notices.
  kind SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- Counted up when somebody is forgotten, so that other processes read who. 0: nobody ever was.
ALTER TABLE generation ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;
