-- How a record begins when somebody else begins it, the facts about a person, and how a record ends. And whose a record is, when
-- one person has more than one.

-- A record that a worker began: by whom, where, on what basis and why; and how the person was told of it. The organisation
-- (viewer_id) sees what it wrote itself and nothing else.
CREATE TABLE beginning (
  person_id   BLOB NOT NULL PRIMARY KEY REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  begun_id    BLOB NOT NULL CHECK (length(begun_id) = 16),
  part_bit    INTEGER NOT NULL CHECK (part_bit = 16),
  viewer_id   BLOB NOT NULL,
  known_as    TEXT NOT NULL,
  name_fold   TEXT NOT NULL,
  born        TEXT NULL,
  nhs_number  TEXT NULL,
  chi_number  TEXT NULL,
  basis       TEXT NOT NULL,
  because     TEXT NOT NULL,
  language    TEXT NOT NULL,
  begun_by    BLOB NOT NULL,
  worker_name TEXT NOT NULL,
  worker_role TEXT NOT NULL,
  works_at    TEXT NOT NULL,
  at          INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  letter_at   INTEGER NULL,
  told_at     INTEGER NULL,
  told_on     TEXT NULL,
  told_how    TEXT NULL,
  interpreter TEXT NULL,
  told_by     BLOB NULL,
  teller_name TEXT NULL,
  late_at     INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX beginning_begun ON beginning (begun_id);
CREATE INDEX beginning_viewer ON beginning (viewer_id);

CREATE VIEW begun AS
  SELECT person_id, begun_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, basis, because, language, worker_name,
         at, due_at, letter_at, told_at, told_on, told_how, interpreter, teller_name, late_at FROM beginning;

-- Who is to be told by when: for the job that looks every few minutes. No words, no names; gone once they were told.
CREATE TABLE begun_due (
  person_id BLOB NOT NULL PRIMARY KEY,
  due_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX begun_due_at ON begun_due (due_at);

-- Facts about the person. Kinds: 1 a former name, 2 pronoun, 3 day of birth, 4 NHS number, 5 CHI number, 6 address (without
-- words: no fixed address). Former names are for the person alone.
CREATE TABLE detail (
  person_id   BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  detail_id   BLOB NOT NULL CHECK (length(detail_id) = 16),
  part_bit    INTEGER NOT NULL CHECK (part_bit IN (1, 16) AND (kind <> 1 OR part_bit = 16)),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
  words       TEXT NULL CHECK (words IS NOT NULL OR kind = 6),
  language    TEXT NOT NULL,
  written_by  BLOB NOT NULL,
  writer_name TEXT NOT NULL,
  at          INTEGER NOT NULL,
  ended_at    INTEGER NULL,
  PRIMARY KEY (person_id, detail_id)
) STRICT, WITHOUT ROWID;

-- Kinds: 1 the person does not want it, 2 moved to another host, 3 died. Taken back when it was a mistake, or taken up again.
CREATE TABLE ending (
  person_id     BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  ending_id     BLOB NOT NULL CHECK (length(ending_id) = 16),
  kind          INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  on_day        TEXT NULL,
  moved_to      TEXT NULL,
  told_by       TEXT NULL,
  written_by    BLOB NOT NULL,
  writer_name   TEXT NOT NULL,
  writer_role   TEXT NOT NULL,
  works_at      TEXT NOT NULL,
  at            INTEGER NOT NULL,
  taken_back_at INTEGER NULL,
  PRIMARY KEY (person_id, ending_id)
) STRICT, WITHOUT ROWID;

-- What an organisation keeps of somebody who said no: the name it knew, and until when nobody there asks again.
CREATE TABLE said_no (
  person_id     BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  said_no_id    BLOB NOT NULL CHECK (length(said_no_id) = 16),
  viewer_id     BLOB NOT NULL,
  known_as      TEXT NOT NULL,
  name_fold     TEXT NOT NULL,
  born          TEXT NULL,
  nhs_number    TEXT NULL,
  chi_number    TEXT NULL,
  at            INTEGER NOT NULL,
  until_at      INTEGER NOT NULL,
  taken_back_at INTEGER NULL,
  PRIMARY KEY (person_id, said_no_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_no_viewer ON said_no (viewer_id);

CREATE VIEW no_here AS
  SELECT person_id, said_no_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, at, until_at FROM said_no WHERE taken_back_at IS NULL;

-- The pages of an account that has more than one: put together they are one person's, and each stays what it was.
CREATE TABLE own_page (
  person_id  BLOB NOT NULL PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  since      INTEGER NOT NULL,
  is_first   INTEGER NOT NULL CHECK (is_first IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX own_page_account ON own_page (account_id);

-- A code by which somebody takes a record that was begun for them as theirs: printed, without an account, with the record.
ALTER TABLE sign_in_code ADD COLUMN person_id BLOB NULL CHECK (person_id IS NULL OR (kind = 3 AND account_id IS NULL));
-- Who has died signs in no more. Undone when it was a mistake.
ALTER TABLE account ADD COLUMN closed_at INTEGER NULL;
-- A lead sees which pages their organisation may have begun twice.
ALTER TABLE works_at ADD COLUMN leads INTEGER NOT NULL DEFAULT 0 CHECK (leads IN (0, 1));

CREATE TRIGGER beginning_is_kept_insert BEFORE INSERT ON beginning
  WHEN EXISTS (SELECT 1 FROM beginning WHERE person_id = NEW.person_id)
  BEGIN SELECT RAISE(ABORT, 'a beginning is never changed'); END;
CREATE TRIGGER beginning_stays_as_it_was_begun BEFORE UPDATE OF person_id, begun_id, part_bit, viewer_id, born, nhs_number, chi_number, basis, because, language, begun_by, worker_name, worker_role, works_at, at, due_at ON beginning
  BEGIN SELECT RAISE(ABORT, 'a beginning is never changed'); END;
CREATE TRIGGER beginning_is_kept_delete BEFORE DELETE ON beginning BEGIN SELECT RAISE(ABORT, 'a beginning is never changed'); END;

CREATE TRIGGER detail_is_kept_insert BEFORE INSERT ON detail
  WHEN EXISTS (SELECT 1 FROM detail WHERE person_id = NEW.person_id AND detail_id = NEW.detail_id)
  BEGIN SELECT RAISE(ABORT, 'a detail is said anew, never changed'); END;
CREATE TRIGGER detail_stays_as_it_was_said BEFORE UPDATE OF person_id, detail_id, part_bit, kind, words, language, written_by, writer_name, at ON detail
  BEGIN SELECT RAISE(ABORT, 'a detail is said anew, never changed'); END;
CREATE TRIGGER detail_is_kept_delete BEFORE DELETE ON detail BEGIN SELECT RAISE(ABORT, 'a detail is said anew, never changed'); END;

CREATE TRIGGER ending_is_kept_insert BEFORE INSERT ON ending
  WHEN EXISTS (SELECT 1 FROM ending WHERE person_id = NEW.person_id AND ending_id = NEW.ending_id)
  BEGIN SELECT RAISE(ABORT, 'an ending is taken back, never changed'); END;
CREATE TRIGGER ending_stays_as_it_was_written BEFORE UPDATE OF person_id, ending_id, kind, on_day, moved_to, told_by, written_by, writer_name, writer_role, works_at, at ON ending
  BEGIN SELECT RAISE(ABORT, 'an ending is taken back, never changed'); END;
CREATE TRIGGER ending_is_kept_delete BEFORE DELETE ON ending BEGIN SELECT RAISE(ABORT, 'an ending is taken back, never changed'); END;

CREATE TRIGGER said_no_is_kept_insert BEFORE INSERT ON said_no
  WHEN EXISTS (SELECT 1 FROM said_no WHERE person_id = NEW.person_id AND said_no_id = NEW.said_no_id)
  BEGIN SELECT RAISE(ABORT, 'a no is taken back, never changed'); END;
CREATE TRIGGER said_no_stays_as_it_was_said BEFORE UPDATE OF person_id, said_no_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, at, until_at ON said_no
  BEGIN SELECT RAISE(ABORT, 'a no is taken back, never changed'); END;
CREATE TRIGGER said_no_is_kept_delete BEFORE DELETE ON said_no BEGIN SELECT RAISE(ABORT, 'a no is taken back, never changed'); END;
