-- What a channel has in minutes_ledger in 32 UTC days, to find the busiest ones without reading all days of all.
-- Rows that come to 0 are gone.
CREATE TABLE channel_spans (
  app_id BIGINT NOT NULL,
  -- 0: of all sessions, with neither platform nor client type; 1: of those with these codes, as in minutes_ledger.
  apart SMALLINT NOT NULL,
  -- How many times 32 days after 1970 it begins.
  span BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  platform BIGINT NOT NULL,
  client_type BIGINT NOT NULL,
  host_seconds BIGINT NOT NULL,
  audience_seconds BIGINT NOT NULL,
  PRIMARY KEY (app_id, apart, span, channel_id, platform, client_type)
) /* [jooq ignore start] */ WITHOUT ROWID /* [jooq ignore stop] */;

INSERT INTO channel_spans
SELECT c.app_id, 1, l.bucket_ts / 2764800, l.channel_id, l.platform, l.client_type,
  sum(CASE l.role WHEN 0 THEN l.seconds ELSE 0 END), sum(CASE l.role WHEN 0 THEN 0 ELSE l.seconds END)
FROM minutes_ledger l
JOIN channels c ON c.id = l.channel_id
GROUP BY c.app_id, l.bucket_ts / 2764800, l.channel_id, l.platform, l.client_type;

INSERT INTO channel_spans
SELECT app_id, 0, span, channel_id, -9223372036854775808, -9223372036854775808,
  sum(host_seconds), sum(audience_seconds)
FROM channel_spans
GROUP BY app_id, span, channel_id;
