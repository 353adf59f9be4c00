-- Organisations run themselves: what they are, when they are open, what they can take on, whom they invite, and that they close.

-- What it is, in words for people; it is never a right. How many more people it can take (null: ask), and since when that is so.
ALTER TABLE organisation ADD COLUMN kind TEXT NULL CHECK (kind IN ('council', 'charity', 'user-led', 'provider', 'hospital', 'bureau'));
ALTER TABLE organisation ADD COLUMN takes_on TEXT NULL;
ALTER TABLE organisation ADD COLUMN takes_more INTEGER NULL CHECK (takes_more >= 0);
ALTER TABLE organisation ADD COLUMN takes_on_at INTEGER NULL;
ALTER TABLE organisation ADD COLUMN closed_at INTEGER NULL;
-- Counted up by whatever must not meet another in one moment: who leads, who joins, that it closes.
ALTER TABLE organisation ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE team ADD COLUMN closed_at INTEGER NULL;
CREATE INDEX works_at_organisation ON works_at (organisation_id);

-- When it is open on a weekday, 1 is Monday, in minutes of its day; no row: closed on that day.
CREATE TABLE open_hours (
  organisation_id BLOB NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  weekday         INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute     INTEGER NOT NULL CHECK (from_minute >= 0),
  until_minute    INTEGER NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1440),
  PRIMARY KEY (organisation_id, weekday)
) STRICT, WITHOUT ROWID;

-- From which day until which it is closed all the same, and who can be turned to then.
CREATE TABLE closed_days (
  organisation_id BLOB NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  closed_id       BLOB NOT NULL CHECK (length(closed_id) = 16),
  from_day        TEXT NOT NULL,
  until_day       TEXT NOT NULL CHECK (until_day >= from_day),
  covered_by      TEXT NULL,
  PRIMARY KEY (organisation_id, closed_id)
) STRICT, WITHOUT ROWID;

-- Somebody is asked to work there. The code is good once, and kept as its SHA-256 only.
CREATE TABLE work_invitation (
  invitation_id   BLOB NOT NULL PRIMARY KEY CHECK (length(invitation_id) = 16),
  organisation_id BLOB NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  code_hash       BLOB NOT NULL CHECK (length(code_hash) = 32),
  team_id         BLOB NULL REFERENCES team (team_id) DEFERRABLE INITIALLY DEFERRED,
  name            TEXT NOT NULL,
  role            TEXT NOT NULL,
  leads           INTEGER NOT NULL CHECK (leads IN (0, 1)),
  email           TEXT NULL,
  from_at         INTEGER NOT NULL,
  made_by         BLOB NOT NULL CHECK (length(made_by) = 16),
  made_at         INTEGER NOT NULL,
  ends_at         INTEGER NOT NULL,
  used_by         BLOB NULL,
  over_at         INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX work_invitation_code ON work_invitation (code_hash);
CREATE INDEX work_invitation_organisation ON work_invitation (organisation_id);

-- In the rows of those who lead: who of their organisation has this person. Derived, as all of this table is.
ALTER TABLE reach ADD COLUMN holder_kind INTEGER NULL;
ALTER TABLE reach ADD COLUMN holder_id BLOB NULL;
