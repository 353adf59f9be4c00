-- Who supports somebody: by what right of the organisation's, why, and who gave them; and those who lead there, who answer for it.

-- Kinds of viewer: 2 a worker, 3 a team, 6 those who lead at the organisation, who are never told what keeps somebody safe by leading.
DROP VIEW ground;
CREATE TABLE support_again (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  support_id      BLOB NOT NULL CHECK (length(support_id) = 16),
  viewer_kind     INTEGER NOT NULL CHECK (viewer_kind IN (2, 3, 6)),
  viewer_id       BLOB NOT NULL,
  organisation_id BLOB NOT NULL,
  keep_me_safe    INTEGER NOT NULL CHECK (keep_me_safe IN (0, 1) AND (keep_me_safe = 0 OR viewer_kind <> 6)),
  basis           TEXT NULL,
  because         TEXT NULL,
  given_by        BLOB NULL,
  giver_name      TEXT NULL,
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NULL,
  ended_by        BLOB NULL,
  ended_because   TEXT NULL,
  CHECK (viewer_kind <> 6 OR viewer_id = organisation_id),
  PRIMARY KEY (person_id, support_id)
) STRICT, WITHOUT ROWID;
INSERT INTO support_again (person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, from_at, until_at)
  SELECT person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, from_at, until_at FROM support;
DROP TABLE support;
ALTER TABLE support_again RENAME TO support;

CREATE VIEW ground AS
  SELECT person_id, share_id AS ground_id, 1 AS kind, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at FROM share
  UNION ALL
  SELECT person_id, exclusion_id, 2, viewer_kind, viewer_id, NULL, 0, 0, 0, from_at, NULL, taken_back_at FROM exclusion
  UNION ALL
  SELECT person_id, support_id, 3, viewer_kind, viewer_id, organisation_id, CASE keep_me_safe WHEN 1 THEN 128 ELSE 0 END, 0, 1, from_at, until_at, NULL FROM support;

CREATE TRIGGER support_is_kept_insert BEFORE INSERT ON support
  WHEN EXISTS (SELECT 1 FROM support WHERE person_id = NEW.person_id AND support_id = NEW.support_id)
  BEGIN SELECT RAISE(ABORT, 'a support is never replaced'); END;
CREATE TRIGGER support_stays_as_it_was_given BEFORE UPDATE OF person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, basis, because, given_by, giver_name, from_at ON support
  BEGIN SELECT RAISE(ABORT, 'a support is never changed'); END;
CREATE TRIGGER support_only_ends_sooner BEFORE UPDATE OF until_at ON support
  WHEN OLD.until_at IS NOT NULL AND (NEW.until_at IS NULL OR NEW.until_at > OLD.until_at)
  BEGIN SELECT RAISE(ABORT, 'a support is never longer'); END;
CREATE TRIGGER support_is_kept_delete BEFORE DELETE ON support BEGIN SELECT RAISE(ABORT, 'a support ends, and is never deleted'); END;
