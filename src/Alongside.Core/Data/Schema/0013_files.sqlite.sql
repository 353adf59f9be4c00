-- Files that people gave: their photos, and later documents, voices and films. What is in them lies in a folder, by its SHA-256.

-- One file of one person's record, in the part it was given to. Taken away it is gone for everybody else; thrown away, nothing
-- is left of its name and its content either.
CREATE TABLE kept_file (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  file_id         BLOB NOT NULL CHECK (length(file_id) = 16),
  part_bit        INTEGER NOT NULL CHECK (part_bit > 0),
  kind            TEXT NOT NULL,
  media_type      TEXT NOT NULL,
  length          INTEGER NOT NULL,
  sha256          BLOB NULL CHECK (length(sha256) = 32),
  width           INTEGER NULL,
  height          INTEGER NULL,
  name            TEXT NOT NULL,
  language        TEXT NOT NULL,
  given_by        BLOB NOT NULL CHECK (length(given_by) = 16),
  given_as        INTEGER NOT NULL CHECK (given_as IN (1, 2, 3)),
  organisation_id BLOB NULL,
  at              INTEGER NOT NULL,
  gone_at         INTEGER NULL,
  PRIMARY KEY (person_id, file_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER kept_file_is_kept_insert BEFORE INSERT ON kept_file
  WHEN EXISTS (SELECT 1 FROM kept_file WHERE person_id = NEW.person_id AND file_id = NEW.file_id)
  BEGIN SELECT RAISE(ABORT, 'a file is never replaced'); END;
CREATE TRIGGER kept_file_is_kept_delete BEFORE DELETE ON kept_file BEGIN SELECT RAISE(ABORT, 'a file is taken away, its row never deleted'); END;
CREATE TRIGGER kept_file_stays_as_it_was_given BEFORE UPDATE OF person_id, file_id, kind, media_type, length, width, height, language, given_by, given_as, organisation_id, at
  ON kept_file
  BEGIN SELECT RAISE(ABORT, 'a file is never changed'); END;
CREATE TRIGGER kept_file_is_only_thrown_away BEFORE UPDATE OF sha256, name ON kept_file
  WHEN (NEW.sha256 IS NOT OLD.sha256 OR NEW.name <> OLD.name) AND (NEW.sha256 IS NOT NULL OR NEW.name <> '' OR NEW.gone_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'what is in a file is never changed'); END;
CREATE TRIGGER kept_file_is_taken_away_once BEFORE UPDATE OF gone_at ON kept_file
  WHEN OLD.gone_at IS NOT NULL AND NEW.gone_at IS NOT OLD.gone_at
  BEGIN SELECT RAISE(ABORT, 'a file is taken away once'); END;

-- Which photos the words that stand show now, each in the part of those words: whoever may read the words sees the photo, and no longer.
CREATE VIEW photo_now AS
  SELECT f.person_id, f.file_id, s.statement_id, s.part_bit, f.media_type, f.length, f.sha256
  FROM statement s
  JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  JOIN kept_file f ON f.person_id = s.person_id
  WHERE s.gone_at IS NULL AND f.sha256 IS NOT NULL
    AND instr(char(10) || w.pictures, char(10) || 'photo:' || lower(hex(f.file_id)) || ' ') > 0;

-- Which content is needed, a row for each file that needs it: not whose. With a day it ends, and then a job looks whether anybody
-- else needs the same; what is only being brought has one too.
CREATE TABLE bytes_needed (
  need_id BLOB NOT NULL PRIMARY KEY CHECK (length(need_id) = 16),
  sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
  ends_at INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bytes_needed_sha256 ON bytes_needed (sha256);
CREATE INDEX bytes_needed_ends ON bytes_needed (ends_at) WHERE ends_at IS NOT NULL;
