-- A filter may also name the channels that it leaves out.
ALTER TABLE share_channels ADD COLUMN left_out SMALLINT NOT NULL DEFAULT 0;
