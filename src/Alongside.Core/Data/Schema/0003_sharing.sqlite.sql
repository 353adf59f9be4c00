-- Somebody may be let to tell and see nothing: a share that only gives. And invitations into the circle, whose code is kept
-- only as its SHA-256, apart from the record it leads to.

ALTER TABLE share ADD COLUMN only_gives INTEGER NOT NULL DEFAULT 0 CHECK (only_gives IN (0, 1));

DROP VIEW ground;
CREATE VIEW ground AS
  SELECT person_id, share_id AS ground_id, 1 AS kind, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at FROM share
  UNION ALL
  SELECT person_id, exclusion_id, 2, viewer_kind, viewer_id, NULL, 0, 0, 0, from_at, NULL, taken_back_at FROM exclusion
  UNION ALL
  SELECT person_id, support_id, 3, viewer_kind, viewer_id, organisation_id, CASE keep_me_safe WHEN 1 THEN 128 ELSE 0 END, 0, 1, from_at, until_at, NULL FROM support;

CREATE TABLE invitation (
  person_id     BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  invitation_id BLOB NOT NULL CHECK (length(invitation_id) = 16),
  name          TEXT NOT NULL,
  role          TEXT NOT NULL,
  email         TEXT NULL,
  parts         INTEGER NOT NULL,
  only_gives    INTEGER NOT NULL CHECK (only_gives IN (0, 1)),
  until_at      INTEGER NOT NULL,
  made_at       INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL,
  joined_by     BLOB NULL,
  joined_name   TEXT NULL,
  joined_at     INTEGER NULL,
  share_id      BLOB NULL,
  over_at       INTEGER NULL,
  PRIMARY KEY (person_id, invitation_id)
) STRICT, WITHOUT ROWID;

-- What a code leads to, and nothing else: it is about nobody until somebody who holds the code shows it.
CREATE TABLE invitation_code (
  code_hash     BLOB NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
  person_id     BLOB NOT NULL,
  invitation_id BLOB NOT NULL,
  ends_at       INTEGER NOT NULL,
  ended_at      INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_code_invitation ON invitation_code (invitation_id);

CREATE TRIGGER invitation_is_kept_insert BEFORE INSERT ON invitation
  WHEN EXISTS (SELECT 1 FROM invitation WHERE person_id = NEW.person_id AND invitation_id = NEW.invitation_id)
  BEGIN SELECT RAISE(ABORT, 'an invitation is never replaced'); END;
CREATE TRIGGER invitation_stays_as_it_was_made BEFORE UPDATE OF person_id, invitation_id, name, role, email, parts, only_gives, until_at, made_at, ends_at ON invitation
  BEGIN SELECT RAISE(ABORT, 'an invitation is never changed'); END;
CREATE TRIGGER invitation_is_joined_once BEFORE UPDATE OF joined_by, joined_name, joined_at ON invitation
  WHEN OLD.joined_at IS NOT NULL AND (NEW.joined_by IS NOT OLD.joined_by OR NEW.joined_name IS NOT OLD.joined_name OR NEW.joined_at IS NOT OLD.joined_at)
  BEGIN SELECT RAISE(ABORT, 'who joined is never changed'); END;
CREATE TRIGGER invitation_is_kept_delete BEFORE DELETE ON invitation BEGIN SELECT RAISE(ABORT, 'an invitation is never deleted'); END;
