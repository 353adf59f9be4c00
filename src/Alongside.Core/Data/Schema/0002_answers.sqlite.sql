-- Suggestions and their answers, what the person said yes to, what they do not agree with, what they keep for themselves
-- and what they took away. Nothing said before is changed.

-- kept_from: the heading a statement stood under before the person kept it for themselves.
ALTER TABLE statement ADD COLUMN kept_from INTEGER NULL CHECK (kept_from IN (1, 2, 4, 8));
ALTER TABLE statement ADD COLUMN gone_at INTEGER NULL;
-- About the wording that stands; a new one starts without.
ALTER TABLE statement ADD COLUMN confirmed_at INTEGER NULL;
ALTER TABLE statement ADD COLUMN confirmed_how TEXT NULL;
ALTER TABLE statement ADD COLUMN disagreed_at INTEGER NULL;

CREATE TABLE confirmation (
  person_id       BLOB NOT NULL,
  confirmation_id BLOB NOT NULL CHECK (length(confirmation_id) = 16),
  part_bit        INTEGER NOT NULL,
  statement_id    BLOB NOT NULL,
  wording_id      BLOB NOT NULL,
  how             TEXT NOT NULL,
  taken_by        BLOB NULL,
  taker_name      TEXT NOT NULL,
  taker_role      TEXT NOT NULL,
  present         TEXT NOT NULL,
  interpreter     TEXT NULL,
  said_on         TEXT NULL,
  at              INTEGER NOT NULL,
  PRIMARY KEY (person_id, confirmation_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion (
  person_id       BLOB NOT NULL,
  suggestion_id   BLOB NOT NULL CHECK (length(suggestion_id) = 16),
  part_bit        INTEGER NOT NULL,
  statement_id    BLOB NOT NULL,
  based_on        BLOB NOT NULL,
  words           TEXT NOT NULL,
  language        TEXT NOT NULL,
  reason          TEXT NOT NULL,
  whose_idea      TEXT NOT NULL,
  ask_by          TEXT NOT NULL,
  written_by      BLOB NOT NULL,
  written_as      INTEGER NOT NULL,
  organisation_id BLOB NULL,
  writer_name     TEXT NOT NULL,
  writer_role     TEXT NOT NULL,
  at              INTEGER NOT NULL,
  answered        TEXT NULL,
  because         TEXT NULL,
  answered_at     INTEGER NULL,
  ask_again_at    INTEGER NULL,
  PRIMARY KEY (person_id, suggestion_id),
  FOREIGN KEY (person_id, statement_id, based_on) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- An undone answer stays: the row that undoes it names it.
CREATE TABLE answer (
  person_id     BLOB NOT NULL,
  answer_id     BLOB NOT NULL CHECK (length(answer_id) = 16),
  part_bit      INTEGER NOT NULL,
  suggestion_id BLOB NOT NULL,
  statement_id  BLOB NOT NULL,
  said          TEXT NOT NULL,
  because       TEXT NULL,
  wording_id    BLOB NULL,
  undoes        BLOB NULL,
  taken_by      BLOB NULL,
  taker_name    TEXT NOT NULL,
  taker_role    TEXT NOT NULL,
  route         TEXT NOT NULL,
  present       TEXT NOT NULL,
  interpreter   TEXT NULL,
  said_on       TEXT NULL,
  at            INTEGER NOT NULL,
  PRIMARY KEY (person_id, answer_id),
  FOREIGN KEY (person_id, suggestion_id) REFERENCES suggestion (person_id, suggestion_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- What the person says about words that stand: that they do not agree (its reason is the part reasons), or that they were
-- made to say it (for their own eyes).
CREATE TABLE mark (
  person_id     BLOB NOT NULL,
  mark_id       BLOB NOT NULL CHECK (length(mark_id) = 16),
  part_bit      INTEGER NOT NULL,
  statement_id  BLOB NOT NULL,
  wording_id    BLOB NOT NULL,
  kind          INTEGER NOT NULL CHECK (kind IN (1, 2)),
  words         TEXT NULL,
  language      TEXT NOT NULL,
  at            INTEGER NOT NULL,
  taken_back_at INTEGER NULL,
  PRIMARY KEY (person_id, mark_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

DROP VIEW statement_now;
CREATE VIEW statement_now AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at,
         w.wording_id, w.words, w.language, w.capture, w.said_on, w.present, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

CREATE TRIGGER confirmation_is_kept_insert BEFORE INSERT ON confirmation
  WHEN EXISTS (SELECT 1 FROM confirmation WHERE person_id = NEW.person_id AND confirmation_id = NEW.confirmation_id)
  BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;
CREATE TRIGGER confirmation_is_kept_update BEFORE UPDATE ON confirmation BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;
CREATE TRIGGER confirmation_is_kept_delete BEFORE DELETE ON confirmation BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
CREATE TRIGGER answer_is_kept_insert BEFORE INSERT ON answer
  WHEN EXISTS (SELECT 1 FROM answer WHERE person_id = NEW.person_id AND answer_id = NEW.answer_id)
  BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;
CREATE TRIGGER answer_is_kept_update BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;
CREATE TRIGGER answer_is_kept_delete BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END;
CREATE TRIGGER suggestion_is_kept_insert BEFORE INSERT ON suggestion
  WHEN EXISTS (SELECT 1 FROM suggestion WHERE person_id = NEW.person_id AND suggestion_id = NEW.suggestion_id)
  BEGIN SELECT RAISE(ABORT, 'a suggestion is never replaced'); END;
CREATE TRIGGER suggestion_stays_as_it_was_made BEFORE UPDATE OF person_id, suggestion_id, statement_id, based_on, words, language,
  reason, whose_idea, ask_by, written_by, written_as, organisation_id, writer_name, writer_role, at ON suggestion
  BEGIN SELECT RAISE(ABORT, 'a suggestion is never changed'); END;
CREATE TRIGGER suggestion_is_kept_delete BEFORE DELETE ON suggestion BEGIN SELECT RAISE(ABORT, 'a suggestion is never deleted'); END;
CREATE TRIGGER mark_is_kept_insert BEFORE INSERT ON mark
  WHEN EXISTS (SELECT 1 FROM mark WHERE person_id = NEW.person_id AND mark_id = NEW.mark_id)
  BEGIN SELECT RAISE(ABORT, 'a mark is never replaced'); END;
CREATE TRIGGER mark_is_kept_delete BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is taken back, never deleted'); END;
