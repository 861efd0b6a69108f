-- The platform comes before the channel, so that the busiest channels of a platform are found without reading all others'
-- rows.
-- [jooq ignore start]
CREATE TABLE channel_spans_before AS SELECT * FROM channel_spans;
-- [jooq ignore stop]

DROP TABLE channel_spans;

CREATE TABLE channel_spans (
  app_id BIGINT NOT NULL,
  -- 0: of all sessions, with neither platform nor client type; 1: of those with these codes, as in minutes_ledger.
  apart SMALLINT NOT NULL,
  -- How many times 32 days after 1970 it begins.
  span BIGINT NOT NULL,
  platform BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  PRIMARY KEY (app_id, apart, span, platform, channel_id, client_type)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

-- [jooq ignore start]
INSERT INTO channel_spans
SELECT app_id, apart, span, platform, channel_id, client_type, host_seconds, audience_seconds
FROM channel_spans_before
ORDER BY app_id, apart, span, platform, channel_id, client_type;

DROP TABLE channel_spans_before;
-- [jooq ignore stop]
