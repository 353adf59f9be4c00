-- Organisations run themselves: what they are, when they are open, what they can take on, whom they invite, and that they close.

-- What it is, in words for people; it is never a right. How many more people it can take (null: ask), and since when that is so.
ALTER TABLE organisation ADD COLUMN kind text NULL CHECK (kind IN ('council', 'charity', 'user-led', 'provider', 'hospital', 'bureau'));
ALTER TABLE organisation ADD COLUMN takes_on text NULL;
ALTER TABLE organisation ADD COLUMN takes_more integer NULL CHECK (takes_more >= 0);
ALTER TABLE organisation ADD COLUMN takes_on_at timestamptz NULL;
ALTER TABLE organisation ADD COLUMN closed_at timestamptz NULL;
-- Counted up by whatever must not meet another in one moment: who leads, who joins, that it closes.
ALTER TABLE organisation ADD COLUMN changes integer NOT NULL DEFAULT 0;
ALTER TABLE team ADD COLUMN closed_at timestamptz NULL;
GRANT UPDATE ON organisation, team TO {app}, {door};
CREATE INDEX works_at_organisation ON works_at (organisation_id);

-- When it is open on a weekday, 1 is Monday, in minutes of its day; no row: closed on that day.
CREATE TABLE open_hours (
  organisation_id uuid NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  weekday         integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute     integer NOT NULL CHECK (from_minute >= 0),
  until_minute    integer NOT NULL CHECK (until_minute > from_minute AND until_minute <= 1440),
  PRIMARY KEY (organisation_id, weekday)
);

-- From which day until which it is closed all the same, and who can be turned to then.
CREATE TABLE closed_days (
  organisation_id uuid NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  closed_id       uuid NOT NULL,
  from_day        date NOT NULL,
  until_day       date NOT NULL CHECK (until_day >= from_day),
  covered_by      text NULL,
  PRIMARY KEY (organisation_id, closed_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON open_hours, closed_days TO {app}, {door};

-- Somebody is asked to work there. The code is good once, and kept as its SHA-256 only.
CREATE TABLE work_invitation (
  invitation_id   uuid NOT NULL PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  code_hash       bytea NOT NULL,
  team_id         uuid NULL REFERENCES team (team_id) DEFERRABLE INITIALLY DEFERRED,
  name            text NOT NULL,
  role            text NOT NULL,
  leads           boolean NOT NULL,
  email           text NULL,
  from_at         timestamptz NOT NULL,
  made_by         uuid NOT NULL,
  made_at         timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL,
  used_by         uuid NULL,
  over_at         timestamptz NULL
);
CREATE UNIQUE INDEX work_invitation_code ON work_invitation (code_hash);
CREATE INDEX work_invitation_organisation ON work_invitation (organisation_id);
GRANT SELECT, INSERT, UPDATE ON work_invitation TO {app}, {door};

-- In the rows of those who lead: who of their organisation has this person. Derived, as all of this table is.
ALTER TABLE reach ADD COLUMN holder_kind integer NULL;
ALTER TABLE reach ADD COLUMN holder_id uuid NULL;
