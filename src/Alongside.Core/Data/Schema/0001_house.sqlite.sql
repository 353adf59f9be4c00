-- The house: what is about nobody in particular, and what is about one person.
-- Ids are 16 bytes, big-endian. Instants are whole milliseconds since 1970, UTC. Days are 'YYYY-MM-DD'.
-- Every table about a person begins its key with person_id and carries its own part.

CREATE TABLE installation (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  made_at  INTEGER NOT NULL,
  demo     INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE organisation (
  organisation_id BLOB NOT NULL PRIMARY KEY CHECK (length(organisation_id) = 16),
  name            TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
  team_id         BLOB NOT NULL PRIMARY KEY CHECK (length(team_id) = 16),
  organisation_id BLOB NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  name            TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  account_id BLOB NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),
  name       TEXT NOT NULL,
  role       TEXT NOT NULL,
  person_id  BLOB NULL,
  made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_person ON account (person_id) WHERE person_id IS NOT NULL;

-- A key opens the door for one account in one capacity: a browser's cookie or a program's bearer token.
-- Only its SHA-256 is kept.
CREATE TABLE sign_in_key (
  key_hash        BLOB NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
  account_id      BLOB NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  kind            INTEGER NOT NULL CHECK (kind IN (1, 2)),
  capacity        INTEGER NOT NULL CHECK (capacity IN (1, 2, 3)),
  organisation_id BLOB NULL,
  team_id         BLOB NULL,
  made_at         INTEGER NOT NULL,
  ends_at         INTEGER NOT NULL,
  ended_at        INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_key_account ON sign_in_key (account_id);
CREATE INDEX sign_in_key_ends ON sign_in_key (ends_at);

CREATE TABLE idempotency (
  account_id BLOB NOT NULL CHECK (length(account_id) = 16),
  key        TEXT NOT NULL,
  body_hash  BLOB NOT NULL CHECK (length(body_hash) = 32),
  answer     TEXT NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE outbox (
  outbox_id    BLOB NOT NULL PRIMARY KEY CHECK (length(outbox_id) = 16),
  kind         TEXT NOT NULL,
  payload      TEXT NOT NULL,
  made_at      INTEGER NOT NULL,
  due_at       INTEGER NOT NULL,
  leased_until INTEGER NULL,
  lease_id     BLOB NULL,
  tries        INTEGER NOT NULL,
  last_problem TEXT NULL,
  sent_at      INTEGER NULL,
  parked_at    INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE job (
  name         TEXT NOT NULL PRIMARY KEY,
  due_at       INTEGER NOT NULL,
  leased_until INTEGER NULL,
  lease_id     BLOB NULL,
  last_ok_at   INTEGER NULL,
  last_problem TEXT NULL,
  tries        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  person_id BLOB NOT NULL PRIMARY KEY CHECK (length(person_id) = 16),
  known_as  TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  language  TEXT NOT NULL,
  begun_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  statement_id    BLOB NOT NULL CHECK (length(statement_id) = 16),
  part_bit        INTEGER NOT NULL CHECK (part_bit IN (1, 2, 4, 8, 16)),
  about_me        INTEGER NOT NULL CHECK (about_me BETWEEN 1 AND 7),
  current_wording BLOB NOT NULL,
  first_said_at   INTEGER NOT NULL,
  PRIMARY KEY (person_id, statement_id),
  FOREIGN KEY (person_id, statement_id, current_wording)
    REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE wording (
  person_id    BLOB NOT NULL,
  statement_id BLOB NOT NULL,
  wording_id   BLOB NOT NULL CHECK (length(wording_id) = 16),
  part_bit     INTEGER NOT NULL,
  replaces     BLOB NULL,
  words        TEXT NOT NULL,
  language     TEXT NOT NULL,
  capture      TEXT NOT NULL,
  said_on      TEXT NULL,
  present      TEXT NOT NULL,
  written_by   BLOB NOT NULL,
  written_as   INTEGER NOT NULL,
  writer_name  TEXT NOT NULL,
  writer_role  TEXT NOT NULL,
  at           INTEGER NOT NULL,
  salt         BLOB NOT NULL CHECK (length(salt) = 16),
  PRIMARY KEY (person_id, statement_id, wording_id),
  FOREIGN KEY (person_id, statement_id) REFERENCES statement (person_id, statement_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Kinds of viewer: 1 circle, 2 worker, 3 team, 4 organisation, 5 account (in every capacity; exclusions only).
CREATE TABLE share (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  share_id        BLOB NOT NULL CHECK (length(share_id) = 16),
  viewer_kind     INTEGER NOT NULL CHECK (viewer_kind BETWEEN 1 AND 4),
  viewer_id       BLOB NOT NULL,
  organisation_id BLOB NULL,
  parts           INTEGER NOT NULL,
  purpose         INTEGER NOT NULL CHECK (purpose IN (1, 2)),
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NOT NULL,
  taken_back_at   INTEGER NULL,
  PRIMARY KEY (person_id, share_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion (
  person_id     BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  exclusion_id  BLOB NOT NULL CHECK (length(exclusion_id) = 16),
  viewer_kind   INTEGER NOT NULL CHECK (viewer_kind BETWEEN 3 AND 5),
  viewer_id     BLOB NOT NULL,
  from_at       INTEGER NOT NULL,
  taken_back_at INTEGER NULL,
  PRIMARY KEY (person_id, exclusion_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE support (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  support_id      BLOB NOT NULL CHECK (length(support_id) = 16),
  viewer_kind     INTEGER NOT NULL CHECK (viewer_kind IN (2, 3)),
  viewer_id       BLOB NOT NULL,
  organisation_id BLOB NOT NULL,
  keep_me_safe    INTEGER NOT NULL CHECK (keep_me_safe IN (0, 1)),
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NULL,
  PRIMARY KEY (person_id, support_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  event_id        BLOB NOT NULL CHECK (length(event_id) = 16),
  part_bit        INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  account_id      BLOB NOT NULL,
  capacity        INTEGER NOT NULL,
  organisation_id BLOB NULL,
  team_id         BLOB NULL,
  about_id        BLOB NULL,
  wording_id      BLOB NULL,
  reason          TEXT NULL,
  commitment      BLOB NULL,
  at              INTEGER NOT NULL,
  PRIMARY KEY (person_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE look (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  look_id         BLOB NOT NULL CHECK (length(look_id) = 16),
  part_bits       INTEGER NOT NULL,
  operation       INTEGER NOT NULL,
  purpose         INTEGER NOT NULL,
  ground          INTEGER NOT NULL,
  account_id      BLOB NOT NULL,
  capacity        INTEGER NOT NULL,
  organisation_id BLOB NULL,
  team_id         BLOB NULL,
  at              INTEGER NOT NULL,
  PRIMARY KEY (person_id, look_id)
) STRICT, WITHOUT ROWID;

-- Who may know that which record exists, in the order names are listed. Derived from share, support and person in the
-- same unit that changes them; its key begins with the viewer, which is the one agreed exception.
CREATE TABLE reach (
  viewer_kind     INTEGER NOT NULL,
  viewer_id       BLOB NOT NULL,
  name_fold       TEXT NOT NULL,
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  ground_id       BLOB NOT NULL,
  organisation_id BLOB NULL,
  purpose         INTEGER NOT NULL,
  known_as        TEXT NOT NULL,
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NULL,
  PRIMARY KEY (viewer_id, name_fold, person_id, ground_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reach_person ON reach (person_id);

-- What the gate decides on: 1 share, 2 exclusion, 3 support.
CREATE VIEW ground AS
  SELECT person_id, share_id AS ground_id, 1 AS kind, viewer_kind, viewer_id, organisation_id, parts, purpose, from_at, until_at, taken_back_at FROM share
  UNION ALL
  SELECT person_id, exclusion_id, 2, viewer_kind, viewer_id, NULL, 0, 0, from_at, NULL, taken_back_at FROM exclusion
  UNION ALL
  SELECT person_id, support_id, 3, viewer_kind, viewer_id, organisation_id, CASE keep_me_safe WHEN 1 THEN 128 ELSE 0 END, 1, from_at, until_at, NULL FROM support;

-- The words as they stand now. Earlier wordings stay in wording, behind a mask of their own.
CREATE VIEW statement_now AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me,
         w.wording_id, w.words, w.language, w.capture, w.said_on, w.present, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording;

CREATE TRIGGER wording_is_kept_update BEFORE UPDATE ON wording BEGIN SELECT RAISE(ABORT, 'a wording is never changed'); END;
CREATE TRIGGER wording_is_kept_delete BEFORE DELETE ON wording BEGIN SELECT RAISE(ABORT, 'a wording is never deleted'); END;
-- REPLACE takes the old row away without asking the trigger on DELETE.
CREATE TRIGGER wording_is_kept_insert BEFORE INSERT ON wording
  WHEN EXISTS (SELECT 1 FROM wording WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id AND wording_id = NEW.wording_id)
  BEGIN SELECT RAISE(ABORT, 'a wording is never changed'); END;
CREATE TRIGGER event_is_kept_insert BEFORE INSERT ON event
  WHEN EXISTS (SELECT 1 FROM event WHERE person_id = NEW.person_id AND event_id = NEW.event_id)
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER look_is_kept_insert BEFORE INSERT ON look
  WHEN EXISTS (SELECT 1 FROM look WHERE person_id = NEW.person_id AND look_id = NEW.look_id)
  BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END;
CREATE TRIGGER statement_is_kept_insert BEFORE INSERT ON statement
  WHEN EXISTS (SELECT 1 FROM statement WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id)
  BEGIN SELECT RAISE(ABORT, 'a statement is never replaced'); END;
CREATE TRIGGER event_is_kept_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_kept_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER look_is_kept_update BEFORE UPDATE ON look BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END;
CREATE TRIGGER look_is_kept_delete BEFORE DELETE ON look BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END;
CREATE TRIGGER statement_is_kept_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
CREATE TRIGGER statement_stays_where_it_is BEFORE UPDATE OF person_id, statement_id, first_said_at ON statement
  BEGIN SELECT RAISE(ABORT, 'a statement never moves to another person'); END;
