-- What came in by the minute (minutes since 1970, UTC). Only the newest 2,880 minutes in which something came are kept:
-- for longer spans there is hour_total.
CREATE TABLE minute_total (
    minute         ${key} NOT NULL PRIMARY KEY,
    sessions       BIGINT NOT NULL,
    messages       BIGINT NOT NULL,
    bytes          BIGINT NOT NULL
);
