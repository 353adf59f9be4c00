-- Files that people gave: their photos, and later documents, voices and films. What is in them lies in a folder, by its SHA-256.

-- One file of one person's record, in the part it was given to. Taken away it is gone for everybody else; thrown away, nothing
-- is left of its name and its content either.
CREATE TABLE kept_file (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  file_id         uuid NOT NULL,
  part_bit        bigint NOT NULL CHECK (part_bit > 0),
  kind            text NOT NULL,
  media_type      text NOT NULL,
  length          bigint NOT NULL,
  sha256          bytea NULL CHECK (length(sha256) = 32),
  width           integer NULL,
  height          integer NULL,
  name            text NOT NULL,
  language        text NOT NULL,
  given_by        uuid NOT NULL,
  given_as        integer NOT NULL CHECK (given_as IN (1, 2, 3)),
  organisation_id uuid NULL,
  at              timestamptz NOT NULL,
  gone_at         timestamptz NULL,
  PRIMARY KEY (person_id, file_id)
);
CREATE TRIGGER kept_file_is_kept BEFORE DELETE ON kept_file FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER kept_file_is_not_emptied BEFORE TRUNCATE ON kept_file FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER kept_file_stays_as_it_was_given BEFORE UPDATE OF person_id, file_id, kind, media_type, length, width, height, language, given_by, given_as, organisation_id, at
  ON kept_file FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER kept_file_is_only_thrown_away BEFORE UPDATE OF sha256, name ON kept_file FOR EACH ROW
  WHEN ((NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.name <> OLD.name) AND (NEW.sha256 IS NOT NULL OR NEW.name <> '' OR NEW.gone_at IS NULL))
  EXECUTE FUNCTION is_kept();
CREATE TRIGGER kept_file_is_taken_away_once BEFORE UPDATE OF gone_at ON kept_file FOR EACH ROW
  WHEN (OLD.gone_at IS NOT NULL AND NEW.gone_at IS DISTINCT FROM OLD.gone_at) EXECUTE FUNCTION is_kept();
ALTER TABLE kept_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_file FORCE ROW LEVEL SECURITY;
CREATE POLICY kept_file_subject ON kept_file TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY kept_file_door ON kept_file TO {door} USING (true);

-- Which photos the words that stand show now, each in the part of those words: whoever may read the words sees the photo, and no longer.
CREATE VIEW photo_now WITH (security_invoker = true) AS
  SELECT f.person_id, f.file_id, s.statement_id, s.part_bit, f.media_type, f.length, f.sha256
  FROM statement s
  JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  JOIN kept_file f ON f.person_id = s.person_id
  WHERE s.gone_at IS NULL AND f.sha256 IS NOT NULL
    AND strpos(chr(10) || w.pictures, chr(10) || 'photo:' || replace(f.file_id::text, '-', '') || ' ') > 0;

-- Which content is needed, a row for each file that needs it: not whose. With a day it ends, and then a job looks whether anybody
-- else needs the same; what is only being brought has one too.
CREATE TABLE bytes_needed (
  need_id uuid NOT NULL PRIMARY KEY,
  sha256  bytea NOT NULL CHECK (length(sha256) = 32),
  ends_at timestamptz NULL
);
CREATE INDEX bytes_needed_sha256 ON bytes_needed (sha256);
CREATE INDEX bytes_needed_ends ON bytes_needed (ends_at) WHERE ends_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON kept_file TO {app}, {door};
GRANT SELECT ON photo_now TO {app}, {door};
GRANT SELECT, INSERT, UPDATE, DELETE ON bytes_needed TO {app}, {door};
