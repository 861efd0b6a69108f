-- Who may see what. It follows from no notice, so a rebuild leaves it alone. Times are epoch seconds; apps and scopes
-- are lists with commas, an empty list of apps means all.

CREATE TABLE access_tokens (
  token_id VARCHAR(64) NOT NULL PRIMARY KEY,
  -- SHA-256 of its text, in hex; the text itself is nowhere.
  token_hash VARCHAR(64) NOT NULL,
  note TEXT NOT NULL,
  apps TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_ts BIGINT NOT NULL,
  expires_ts BIGINT,
  revoked_ts BIGINT,
  UNIQUE (token_hash)
);

CREATE TABLE users (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  -- A slow hash with its salt.
  password TEXT NOT NULL,
  apps TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_ts BIGINT NOT NULL
);

CREATE TABLE logins (
  -- SHA-256 of what the browser shows, in hex.
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_name VARCHAR(64) NOT NULL,
  expires_ts BIGINT NOT NULL
);

CREATE INDEX logins_by_user ON logins (user_name);

CREATE TABLE app_names (
  app_id VARCHAR(64) NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
);
