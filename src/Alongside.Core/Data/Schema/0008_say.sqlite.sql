-- Saying it: what somebody has begun and not yet said, and wordings that are pictures.

-- One picture a line: its code, the pile it was sorted into, and the word that stands beside it. The words hold the same in sentences.
ALTER TABLE wording ADD COLUMN pictures TEXT NULL;

DROP VIEW statement_now;
CREATE VIEW statement_now AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at,
         w.wording_id, w.words, w.language, w.capture, w.pictures, w.said_on, w.present, w.written_as, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

-- When which draft ends: no words, no names, and not whose. A draft goes with its row here, and in no other way.
CREATE TABLE draft_end (
  draft_id BLOB NOT NULL PRIMARY KEY CHECK (length(draft_id) = 16),
  ends_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_end_at ON draft_end (ends_at);

-- What one author, in one capacity at one organisation (or none: zeros), has begun in one form. Nobody else reads it.
CREATE TABLE draft (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  draft_id        BLOB NOT NULL REFERENCES draft_end (draft_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  part_bit        INTEGER NOT NULL CHECK (part_bit IN (1, 2, 4, 8, 16)),
  account_id      BLOB NOT NULL CHECK (length(account_id) = 16),
  written_as      INTEGER NOT NULL CHECK (written_as IN (1, 2, 3)),
  organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
  form            TEXT NOT NULL,
  statement_id    BLOB NULL,
  typed           TEXT NOT NULL,
  begun_at        INTEGER NOT NULL,
  at              INTEGER NOT NULL,
  PRIMARY KEY (person_id, draft_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX draft_form ON draft (person_id, account_id, written_as, organisation_id, form);
-- An end is looked for in its draft when it goes.
CREATE INDEX draft_of_end ON draft (draft_id);
