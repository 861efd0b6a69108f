-- Times are epoch seconds, or milliseconds where the name ends in _ms. A uid is an unsigned 32-bit number and a
-- clientSeq an unsigned 64-bit one: the latter is stored with its sign bit flipped, so that SQL orders it unsigned.
-- What a notice is about (events, calls, sessions, days) follows from webhook_events and can be rebuilt from it.
--
-- No foreign keys: every row is written by one class that knows its parents, and a check costs a seek per row.
-- App and channel are integers everywhere, because they repeat in every row. sid and account stay text: they
-- repeat only in the two or three rows of one stay, and a table of them would cost every notice a random seek.
-- What stands between "jooq ignore" marks is SQLite's own; the code generator does not read it.

CREATE TABLE apps (
  id INTEGER NOT NULL PRIMARY KEY,
  app_id VARCHAR(64) NOT NULL,
  -- Of notices and of what was refused; null until something came.
  first_received_ms BIGINT,
  last_received_ms BIGINT,
  -- Of all its rejected_notices, so that nobody has to add them up.
  rejected_bytes BIGINT NOT NULL,
  UNIQUE (app_id)
);

-- Names are compared and ordered by code point: SQLite's BINARY collation of UTF-8.
CREATE TABLE channels (
  id INTEGER NOT NULL PRIMARY KEY,
  app_id BIGINT NOT NULL,
  name VARCHAR NOT NULL,
  UNIQUE (app_id, name)
);

-- Every notice as it came, never changed. notice_key is a hash of app, noticeId and content: fixed width, so that
-- the index stays small whatever a sender puts into its ids.
CREATE TABLE webhook_events (
  id INTEGER NOT NULL PRIMARY KEY,
  notice_key BINARY(16) NOT NULL,
  app_id BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  notify_ms BIGINT,
  product_id BIGINT,
  event_type BIGINT,
  channel_id BIGINT,
  uid BIGINT,
  ts BIGINT,
  -- Why it is not correlated, a number of SetAside; null if it is.
  set_aside SMALLINT,
  notice_id TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (notice_key)
);

CREATE INDEX webhook_events_by_time ON webhook_events (app_id, received_ms);

CREATE INDEX webhook_events_by_channel ON webhook_events (channel_id, received_ms);

-- What correlated notices say, each event once: clustered as they are read, a user's events in order, and those
-- of the channel as a whole (create, destroy) as those of uid 0.
CREATE TABLE events (
  channel_id BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  ts BIGINT NOT NULL,
  -- 0 if clientSeq is missing, which comes first; client_seq is 0 then.
  seq_known SMALLINT NOT NULL,
  client_seq BIGINT NOT NULL,
  -- A number of EventType.Kind: joins come before role events, and those before leaves.
  kind SMALLINT NOT NULL,
  event_type SMALLINT NOT NULL,
  -- The webhook_events.id of the notice that speaks for it.
  notice BIGINT NOT NULL,
  duration BIGINT,
  platform BIGINT,
  client_type BIGINT,
  reason BIGINT,
  account TEXT,
  sid TEXT,
  PRIMARY KEY (channel_id, uid, ts, seq_known, client_seq, kind, event_type)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- The kinds of sessions that an app has: what filters tell apart. Numbered from 0 in each app, never removed.
CREATE TABLE kinds (
  app_id BIGINT NOT NULL,
  number INTEGER NOT NULL,
  -- A missing code is -9223372036854775808, because a part of a key cannot be null.
  platform BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  -- Whether the role was ever held.
  host SMALLINT NOT NULL,
  audience SMALLINT NOT NULL,
  PRIMARY KEY (app_id, number),
  UNIQUE (app_id, platform, client_type, host, audience)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

CREATE TABLE calls (
  id INTEGER NOT NULL PRIMARY KEY,
  app_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  start_ts BIGINT NOT NULL,
  created SMALLINT NOT NULL,
  destroyed_ts BIGINT,
  end_ts BIGINT,
  known_ts BIGINT NOT NULL,
  -- The later of what is known and the destroy.
  activity_ts BIGINT NOT NULL,
  -- Null without sessions.
  last_join_ts BIGINT,
  sessions BIGINT NOT NULL,
  users BIGINT NOT NULL,
  endless BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  inferred_seconds BIGINT NOT NULL,
  open_sessions BIGINT NOT NULL,
  -- The last second on which a session of it may last: open ones at most a day.
  reach_ts BIGINT NOT NULL,
  -- How many bits its length has, from start to reach: calls around a second are found by it without reading longer
  -- than twice what is found.
  size SMALLINT NOT NULL,
  -- Bit n is set if it has a session of the app's kind n; bit 63 stands for all kinds from 63 on.
  kinds BIGINT NOT NULL
);

-- No two calls of a channel start at once, but a change may move several starts, one after the other.
CREATE INDEX calls_by_start ON calls (channel_id, start_ts);

-- With all that filters ask of a call, so that they read nothing else.
CREATE INDEX calls_by_activity ON calls (app_id, activity_ts, start_ts, kinds, channel_id);

CREATE INDEX calls_by_started ON calls (app_id, start_ts, kinds, channel_id);

CREATE INDEX calls_by_time ON calls (app_id, size, start_ts);

-- [jooq ignore start]
CREATE INDEX calls_open ON calls (app_id, last_join_ts) WHERE open_sessions > 0;
-- [jooq ignore stop]

-- How many sessions of each kind a call has; rows that come to 0 are gone.
CREATE TABLE call_kinds (
  call_id BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  channel_id BIGINT NOT NULL,
  sessions BIGINT NOT NULL,
  PRIMARY KEY (call_id, kind)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

CREATE INDEX call_kinds_by_channel ON call_kinds (channel_id);

-- How many calls of an app have their last activity on a UTC day, by their kinds; rows that come to 0 are gone.
CREATE TABLE call_days (
  app_id BIGINT NOT NULL,
  utc_day BIGINT NOT NULL,
  kinds BIGINT NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (app_id, utc_day, kinds)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

CREATE TABLE channel_sessions (
  id INTEGER NOT NULL PRIMARY KEY,
  app_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  call_id BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  join_ts BIGINT NOT NULL,
  -- The defining event, as in events.
  ts BIGINT NOT NULL,
  seq_known SMALLINT NOT NULL,
  client_seq BIGINT NOT NULL,
  kind SMALLINT NOT NULL,
  event_type SMALLINT NOT NULL,
  join_inferred SMALLINT NOT NULL,
  -- Of the leave notice; null if there is none.
  left_ts BIGINT,
  -- Known or inferred; null while the session is open.
  leave_ts BIGINT,
  by_duration SMALLINT NOT NULL,
  next_join_ts BIGINT,
  -- The last second on which the user is taken to be present.
  present_ts BIGINT NOT NULL,
  -- A number of Role, like role.
  initial_role SMALLINT NOT NULL,
  role SMALLINT NOT NULL,
  switches INTEGER NOT NULL,
  communication SMALLINT NOT NULL,
  platform BIGINT,
  client_type BIGINT,
  reason BIGINT,
  -- Null while the session is open.
  host_seconds BIGINT,
  audience_seconds BIGINT,
  -- How many bits its length has, and one more; 0 while it is open.
  size SMALLINT NOT NULL,
  account TEXT,
  sid TEXT
);

CREATE INDEX channel_sessions_by_user ON channel_sessions (channel_id, uid, join_ts);

-- In session order. With how sessions ended, so that quality and concurrency of a call are read from here alone:
-- the rows of 100,000 sessions lie all over the table.
CREATE INDEX channel_sessions_by_call ON channel_sessions (call_id, join_ts, uid, leave_ts, reason);

-- Sessions of an app around a second, like calls_by_time.
CREATE INDEX channel_sessions_by_time ON channel_sessions (app_id, size, join_ts);

-- For calls without a create, which go on while somebody is present.
CREATE INDEX channel_sessions_by_presence ON channel_sessions (call_id, present_ts);

-- [jooq ignore start]
-- Sessions that no leave notice ends: open ones, and those that the end of the call closes and may open again.
CREATE INDEX channel_sessions_unleft ON channel_sessions (call_id) WHERE left_ts IS NULL;

-- Leaves that a late create or destroy could part from their joins.
CREATE INDEX channel_sessions_by_order ON channel_sessions (channel_id, left_ts, uid)
  WHERE left_ts IS NOT NULL AND by_duration = 0;

CREATE INDEX channel_sessions_by_account ON channel_sessions (app_id, account) WHERE account IS NOT NULL;
-- [jooq ignore stop]

-- The switches of sessions that have any, numbered from 0.
CREATE TABLE role_events (
  session_id BIGINT NOT NULL,
  n INTEGER NOT NULL,
  ts BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  PRIMARY KEY (session_id, n)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- Exact seconds of completed sessions by quarter of an hour. A missing code is -9223372036854775808, because a
-- part of the key cannot be null. Rows that come to 0 are gone.
CREATE TABLE minutes_ledger (
  channel_id BIGINT NOT NULL,
  bucket_ts BIGINT NOT NULL,
  platform BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  inferred SMALLINT NOT NULL,
  seconds BIGINT NOT NULL,
  PRIMARY KEY (channel_id, bucket_ts, platform, client_type, role, inferred)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- The same of all channels of an app, by steps of a quarter (span 0), an hour (1) and a UTC day (2).
CREATE TABLE app_minutes (
  app_id BIGINT NOT NULL,
  span SMALLINT NOT NULL,
  bucket_ts BIGINT NOT NULL,
  platform BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  inferred SMALLINT NOT NULL,
  seconds BIGINT NOT NULL,
  PRIMARY KEY (app_id, span, bucket_ts, platform, client_type, role, inferred)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- A user in a channel on a UTC day (days since 1970); rows without a session that touches the day are gone.
CREATE TABLE user_metrics (
  channel_id BIGINT NOT NULL,
  utc_day BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  inferred_seconds BIGINT NOT NULL,
  present BIGINT NOT NULL,
  joined BIGINT NOT NULL,
  first_ts BIGINT NOT NULL,
  last_ts BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  PRIMARY KEY (channel_id, utc_day, uid)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- Where a user was: a day's rows lie together, so that new ones are written near each other.
CREATE INDEX user_metrics_by_user ON user_metrics (app_id, utc_day, uid);

-- A channel on a UTC day: what its users' rows add up to.
CREATE TABLE channel_metrics (
  channel_id BIGINT NOT NULL,
  utc_day BIGINT NOT NULL,
  users BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  inferred_seconds BIGINT NOT NULL,
  present BIGINT NOT NULL,
  joined BIGINT NOT NULL,
  first_ts BIGINT NOT NULL,
  last_ts BIGINT NOT NULL,
  -- How many users have this first or last activity: only when the last of them moves are all users read again.
  first_users BIGINT NOT NULL,
  last_users BIGINT NOT NULL,
  PRIMARY KEY (channel_id, utc_day)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- What is no notice, each once: reject_key is a hash of app, status, reason and body.
CREATE TABLE rejected_notices (
  id INTEGER NOT NULL PRIMARY KEY,
  reject_key BINARY(16) NOT NULL,
  app_id BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  status SMALLINT NOT NULL,
  -- Bytes of headers and body.
  size BIGINT NOT NULL,
  reason TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (reject_key)
);

CREATE INDEX rejected_notices_by_app ON rejected_notices (app_id, id);

CREATE INDEX rejected_notices_by_time ON rejected_notices (app_id, received_ms);

-- What became of an app's notices: received, stored, duplicates, rejected, correlated, and set_aside.REASON.
CREATE TABLE counters (
  app_id BIGINT NOT NULL,
  name VARCHAR(64) NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (app_id, name)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- One row. Every transaction that writes counts the generation up, so that another process sees that what it
-- remembers may be old. last_call is the highest call id ever given, because none is given twice.
CREATE TABLE generation (
  id INTEGER NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  last_call BIGINT NOT NULL
);

INSERT INTO generation (id, number, last_call) VALUES (1, 0, 0);
