-- The links by which parts of apps are shared. They follow from no notice, so a rebuild leaves them alone. Times are
-- epoch seconds.

CREATE TABLE shares (
  id INTEGER NOT NULL PRIMARY KEY,
  share_id VARCHAR(64) NOT NULL,
  -- SHA-256 of what opens it, in hex; the token itself is nowhere.
  token_hash VARCHAR(64) NOT NULL,
  app_id VARCHAR(64) NOT NULL,
  -- A name alone is a channel, a name and a start are a call, else it is a filter.
  channel TEXT,
  start_ts BIGINT,
  -- Of a filter; null for no bound. Sets are lists of numbers with commas, an empty one lets all pass.
  from_ts BIGINT,
  to_ts BIGINT,
  platforms TEXT NOT NULL,
  client_types TEXT NOT NULL,
  roles TEXT NOT NULL,
  -- A hash with its salt, null if no password is asked for.
  password TEXT,
  created_ts BIGINT NOT NULL,
  expires_ts BIGINT NOT NULL,
  revoked_ts BIGINT,
  views BIGINT NOT NULL,
  UNIQUE (share_id),
  UNIQUE (token_hash)
);

CREATE INDEX shares_by_app ON shares (app_id, created_ts);

-- The exact names of a filter's channels; none lets all pass.
CREATE TABLE share_channels (
  share_id VARCHAR(64) NOT NULL,
  channel VARCHAR NOT NULL,
  PRIMARY KEY (share_id, channel)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;
