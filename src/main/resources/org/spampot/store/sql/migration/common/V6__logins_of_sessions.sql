-- That a session tried to sign in with a name, or with a name and a secret (sightings of kinds logins and credentials). Empty
-- for sessions kept before; spampot rebuild fills it in.

CREATE TABLE session_login (
    session_id     BIGINT NOT NULL,
    sighting_id    BIGINT NOT NULL,
    PRIMARY KEY (session_id, sighting_id)
) ${clustered};
CREATE INDEX session_login_sighting ON session_login (sighting_id, session_id);
