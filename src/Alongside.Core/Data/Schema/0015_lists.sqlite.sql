-- The people somebody supports: by when something is to be looked at again with each, in the list; and tokens with a name.

-- A viewer is a kind and an id: those who lead somewhere and everybody who works there have one id and not one list, and
-- nobody should have to read past five thousand names that are not theirs.
CREATE TABLE reach_again (
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
  review_on       TEXT NULL,
  PRIMARY KEY (viewer_kind, viewer_id, name_fold, person_id, ground_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reach_again (viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at)
  SELECT viewer_kind, viewer_id, name_fold, person_id, ground_id, organisation_id, purpose, known_as, from_at, until_at FROM reach;
DROP TABLE reach;
ALTER TABLE reach_again RENAME TO reach;
CREATE INDEX reach_person ON reach (person_id);

-- review_on: the first day of all that this viewer may read of them: how to talk with them, and what is understood under the headings
-- they see. A day, and no word. Kept anew with the rest of reach.
UPDATE reach SET review_on = (
  SELECT min(due.review_by) FROM (
    SELECT n.person_id, 64 AS part_bit, n.review_by FROM need n WHERE n.gone_at IS NULL
    UNION ALL
    SELECT s.person_id, s.part_bit, max(o.review_by) FROM observer o
      JOIN statement s ON s.person_id = o.person_id AND s.statement_id = o.statement_id
      JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
      WHERE s.gone_at IS NULL AND w.capture = 'understood' GROUP BY s.person_id, s.statement_id, s.part_bit) due
  JOIN ground g ON g.person_id = due.person_id AND g.ground_id = reach.ground_id
  WHERE due.person_id = reach.person_id AND NOT g.only_gives AND ((g.parts | 64) & due.part_bit) <> 0);

-- What its owner calls a token, so that they know which program it was for.
ALTER TABLE sign_in_key ADD COLUMN name TEXT NULL;
