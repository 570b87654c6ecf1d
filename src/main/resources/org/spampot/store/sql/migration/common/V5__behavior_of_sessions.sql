-- What a session tells of its client: how it speaks, what it was for, how it connects and encrypts. Empty for sessions kept
-- before; spampot rebuild fills it in.

ALTER TABLE session ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'unknown';
ALTER TABLE session ADD COLUMN dialect VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN ja3 VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN ja4 VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN syn VARCHAR(500) NOT NULL DEFAULT '';
CREATE INDEX session_kind ON session (kind, id);
CREATE INDEX session_dialect ON session (dialect, id);
CREATE INDEX session_ja3 ON session (ja3, id);
CREATE INDEX session_ja4 ON session (ja4, id);

-- One reason to take a session for a kind: from its message of that number, or from the session as a whole (0).
CREATE TABLE session_sign (
    session_id     BIGINT NOT NULL,
    message        INTEGER NOT NULL,
    ordinal        INTEGER NOT NULL,
    kind           VARCHAR(20) NOT NULL,
    score          INTEGER NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    PRIMARY KEY (session_id, message, ordinal)
) ${clustered};
