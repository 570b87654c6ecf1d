-- What is kept of sessions and messages. All of it can be made again from the journal (spampot rebuild).
--
-- session.id and message.id hold time: microseconds since 1970, times 1024, plus a number that keeps them apart.
-- Times (..._at, first_seen, last_seen) are nanoseconds since 1970; hours are hours since 1970; all in UTC.
-- Placeholders are filled in for each database: key (a 64-bit integer that is the table's own key), clustered (rows
-- live in their primary key), blob.

CREATE TABLE session (
    id             ${key} NOT NULL PRIMARY KEY,
    name           VARCHAR(26) NOT NULL,
    opened_at      BIGINT NOT NULL,
    closed_at      BIGINT,
    ended_by       VARCHAR(20),
    listener       VARCHAR(500) NOT NULL,
    persona        VARCHAR(500) NOT NULL,
    client_ip      VARCHAR(45) NOT NULL,
    client_port    INTEGER NOT NULL,
    server_ip      VARCHAR(45) NOT NULL,
    server_port    INTEGER NOT NULL,
    helo           VARCHAR(2000) NOT NULL,
    helo_folded    VARCHAR(500) NOT NULL,
    messages       INTEGER NOT NULL,
    commands       INTEGER NOT NULL,
    segment        BIGINT,
    position       BIGINT
);
CREATE UNIQUE INDEX session_name ON session (name);
CREATE INDEX session_client ON session (client_ip, id);
CREATE INDEX session_helo ON session (helo_folded, id);

-- What was said in a session that ended: JSON, deflated (zlib).
CREATE TABLE session_document (
    session_id     ${key} NOT NULL PRIMARY KEY,
    document       ${blob} NOT NULL
);

CREATE TABLE message (
    id             ${key} NOT NULL PRIMARY KEY,
    session_id     BIGINT NOT NULL,
    ordinal        INTEGER NOT NULL,
    received_at    BIGINT NOT NULL,
    source         VARCHAR(45) NOT NULL,
    helo_folded    VARCHAR(500) NOT NULL,
    mail_from      VARCHAR(2000) NOT NULL,
    subject        VARCHAR(2000) NOT NULL,
    sha256         CHAR(64) NOT NULL,
    size           BIGINT NOT NULL,
    attachments    INTEGER NOT NULL,
    has_attachment SMALLINT NOT NULL,
    ended_by       VARCHAR(20) NOT NULL,
    segment        BIGINT NOT NULL,
    position       BIGINT NOT NULL
);
CREATE UNIQUE INDEX message_session ON message (session_id, ordinal);
CREATE INDEX message_sha256 ON message (sha256, id);
CREATE INDEX message_helo ON message (helo_folded, id);
CREATE INDEX message_attachment ON message (has_attachment, id);

-- What is understood of a message: JSON, deflated (zlib).
CREATE TABLE message_document (
    message_id     ${key} NOT NULL PRIMARY KEY,
    document       ${blob} NOT NULL
);

CREATE TABLE recipient (
    message_id     BIGINT NOT NULL,
    ordinal        INTEGER NOT NULL,
    address        VARCHAR(2000) NOT NULL,
    PRIMARY KEY (message_id, ordinal)
) ${clustered};

CREATE TABLE attachment (
    message_id     BIGINT NOT NULL,
    ordinal        INTEGER NOT NULL,
    part           VARCHAR(500) NOT NULL,
    name           VARCHAR(2000) NOT NULL,
    declared_type  VARCHAR(500) NOT NULL,
    detected_type  VARCHAR(500) NOT NULL,
    size           BIGINT NOT NULL,
    md5            VARCHAR(32) NOT NULL,
    sha1           VARCHAR(40) NOT NULL,
    sha256         VARCHAR(64) NOT NULL,
    PRIMARY KEY (message_id, ordinal)
) ${clustered};

-- A value that can be counted: an address, a URL, a subject ...; the kinds are those of `spampot top`. Values are found by
-- a digest of kind and value, as an index of digests is a fraction of one of values. An empty label is the value.
CREATE TABLE sighting (
    id             ${key} NOT NULL PRIMARY KEY,
    kind           VARCHAR(20) NOT NULL,
    value          VARCHAR(2000) NOT NULL,
    digest         BIGINT NOT NULL,
    label          VARCHAR(500) NOT NULL,
    first_seen     BIGINT NOT NULL,
    last_seen      BIGINT NOT NULL,
    messages       BIGINT NOT NULL,
    sessions       BIGINT NOT NULL
);
CREATE INDEX sighting_digest ON sighting (digest);
CREATE INDEX sighting_rank ON sighting (kind, messages DESC, sessions DESC, id);

-- How many different values there are of each kind.
CREATE TABLE kind_total (
    kind           VARCHAR(20) NOT NULL PRIMARY KEY,
    sightings      BIGINT NOT NULL
);

-- What a sighting counted in each hour.
CREATE TABLE sighting_hour (
    kind           VARCHAR(20) NOT NULL,
    hour           BIGINT NOT NULL,
    sighting_id    BIGINT NOT NULL,
    first_seen     BIGINT NOT NULL,
    last_seen      BIGINT NOT NULL,
    messages       BIGINT NOT NULL,
    sessions       BIGINT NOT NULL,
    PRIMARY KEY (kind, hour, sighting_id)
) ${clustered};
CREATE INDEX sighting_hour_sighting ON sighting_hour (sighting_id, hour);

-- That a message holds a value, and the first place in it where.
CREATE TABLE indicator (
    message_id     BIGINT NOT NULL,
    sighting_id    BIGINT NOT NULL,
    part           VARCHAR(500) NOT NULL,
    how            VARCHAR(500) NOT NULL,
    PRIMARY KEY (message_id, sighting_id)
) ${clustered};
CREATE INDEX indicator_sighting ON indicator (sighting_id, message_id);

CREATE TABLE hour_total (
    hour           ${key} NOT NULL PRIMARY KEY,
    sessions       BIGINT NOT NULL,
    messages       BIGINT NOT NULL,
    bytes          BIGINT NOT NULL,
    recipients     BIGINT NOT NULL,
    attachments    BIGINT NOT NULL,
    last_at        BIGINT
);

-- Where the journal is to be read on from; one row, written in the transaction of what was read before it.
CREATE TABLE journal_cursor (
    id             ${key} NOT NULL PRIMARY KEY,
    segment        BIGINT NOT NULL,
    position       BIGINT NOT NULL
);
INSERT INTO journal_cursor (id, segment, position) VALUES (1, 0, 0);
