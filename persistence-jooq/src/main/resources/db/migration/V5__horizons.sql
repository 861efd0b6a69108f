-- What a prune leaves behind. All of it follows from no notice that is still there, so a rebuild leaves it alone.
-- Times are epoch seconds.

-- What lies before is frozen: notices that tell of it are set aside. Null: nothing was pruned.
ALTER TABLE apps ADD COLUMN horizon_ts BIGINT;

-- Events before this second, and the calls and sessions made of them, take part in nothing any more; their shares of
-- minutes and days are frozen. At or before the horizon of the app, so that no call is cut. Null: nothing is frozen.
ALTER TABLE channels ADD COLUMN frozen_ts BIGINT;

-- The frozen_ts up to which all those rows are gone. Another one than frozen_ts: a prune was stopped in between.
ALTER TABLE channels ADD COLUMN swept_ts BIGINT;

-- What frozen calls have in minutes_ledger. Rows count if until_ts is at most the channel's frozen_ts; later ones were
-- left by a prune that was stopped.
CREATE TABLE frozen_minutes (
  channel_id BIGINT NOT NULL,
  bucket_ts BIGINT NOT NULL,
  platform BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  inferred SMALLINT NOT NULL,
  until_ts BIGINT NOT NULL,
  seconds BIGINT NOT NULL,
  PRIMARY KEY (channel_id, bucket_ts, platform, client_type, role, inferred, until_ts)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- The same of user_metrics.
CREATE TABLE frozen_days (
  channel_id BIGINT NOT NULL,
  utc_day BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  until_ts BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  inferred_seconds BIGINT NOT NULL,
  present BIGINT NOT NULL,
  joined BIGINT NOT NULL,
  first_ts BIGINT NOT NULL,
  last_ts BIGINT NOT NULL,
  PRIMARY KEY (channel_id, utc_day, uid, until_ts)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;
