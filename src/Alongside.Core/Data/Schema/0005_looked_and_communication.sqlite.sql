-- Who looked, asked why, and how to talk with somebody.

-- A look with the minute it was made in, counted in UTC since 1970, so that looks can be grouped by the hour and the day of a place.
CREATE VIEW look_minute AS
  SELECT person_id, look_id, part_bits, operation, purpose, ground, account_id, capacity, organisation_id, team_id, at, at / 60000 AS minute FROM look;

-- The person asks an organisation why somebody looked. The asked organisation (viewer_id) sees this row and nothing else.
CREATE TABLE look_question (
  person_id     BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  question_id   BLOB NOT NULL CHECK (length(question_id) = 16),
  part_bit      INTEGER NOT NULL CHECK (part_bit = 16),
  viewer_id     BLOB NOT NULL,
  known_as      TEXT NOT NULL,
  about_account BLOB NULL,
  about_name    TEXT NULL,
  words         TEXT NULL,
  language      TEXT NOT NULL,
  asked_at      INTEGER NOT NULL,
  due_at        INTEGER NOT NULL,
  answer        TEXT NULL,
  answer_language TEXT NULL,
  answered_by   BLOB NULL,
  answerer_name TEXT NULL,
  answerer_role TEXT NULL,
  answered_at   INTEGER NULL,
  climbed_at    INTEGER NULL,
  PRIMARY KEY (person_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_question_viewer ON look_question (viewer_id);

CREATE VIEW question_asked AS
  SELECT person_id, question_id, viewer_id, known_as, about_name, words, language, asked_at, due_at,
         answer, answer_language, answered_by, answerer_name, answered_at, climbed_at FROM look_question;

-- Which question is due when, and whose: for the job that looks every few minutes. No words, no names; gone once it is answered.
CREATE TABLE question_due (
  question_id BLOB NOT NULL PRIMARY KEY CHECK (length(question_id) = 16),
  person_id   BLOB NOT NULL,
  due_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX question_due_at ON question_due (due_at);

-- How somebody communicates, in plain specific terms. Kinds: 1 a need, 2 how I say yes, 3 how I say no, 4 a topic not to raise.
CREATE TABLE need (
  person_id   BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  need_id     BLOB NOT NULL CHECK (length(need_id) = 16),
  part_bit    INTEGER NOT NULL CHECK (part_bit = 64),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  words       TEXT NOT NULL,
  language    TEXT NOT NULL,
  replaces    BLOB NULL,
  written_by  BLOB NOT NULL,
  writer_name TEXT NOT NULL,
  at          INTEGER NOT NULL,
  review_by   TEXT NOT NULL,
  gone_at     INTEGER NULL,
  PRIMARY KEY (person_id, need_id)
) STRICT, WITHOUT ROWID;

-- How, when and with which words the person may be reached. The latest one that was not ended holds.
CREATE TABLE safe_contact (
  person_id  BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  contact_id BLOB NOT NULL CHECK (length(contact_id) = 16),
  part_bit   INTEGER NOT NULL CHECK (part_bit = 64),
  channel    TEXT NOT NULL,
  address    TEXT NULL,
  from_hour  INTEGER NULL CHECK (from_hour BETWEEN 0 AND 23),
  until_hour INTEGER NULL CHECK (until_hour BETWEEN 1 AND 24),
  say        TEXT NULL,
  language   TEXT NOT NULL,
  at         INTEGER NOT NULL,
  ended_at   INTEGER NULL,
  PRIMARY KEY (person_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER look_question_is_kept_insert BEFORE INSERT ON look_question
  WHEN EXISTS (SELECT 1 FROM look_question WHERE person_id = NEW.person_id AND question_id = NEW.question_id)
  BEGIN SELECT RAISE(ABORT, 'a question is never changed'); END;
CREATE TRIGGER look_question_stays_as_it_was_asked BEFORE UPDATE OF person_id, question_id, viewer_id, known_as, about_account, about_name, words, language, asked_at, due_at ON look_question
  BEGIN SELECT RAISE(ABORT, 'a question is never changed'); END;
CREATE TRIGGER look_question_is_kept_delete BEFORE DELETE ON look_question BEGIN SELECT RAISE(ABORT, 'a question is never changed'); END;

CREATE TRIGGER need_is_kept_insert BEFORE INSERT ON need
  WHEN EXISTS (SELECT 1 FROM need WHERE person_id = NEW.person_id AND need_id = NEW.need_id)
  BEGIN SELECT RAISE(ABORT, 'a need is taken away, never changed'); END;
CREATE TRIGGER need_stays_as_it_was_said BEFORE UPDATE OF person_id, need_id, part_bit, kind, words, language, replaces, written_by, writer_name, at, review_by ON need
  BEGIN SELECT RAISE(ABORT, 'a need is taken away, never changed'); END;
CREATE TRIGGER need_is_kept_delete BEFORE DELETE ON need BEGIN SELECT RAISE(ABORT, 'a need is taken away, never changed'); END;

CREATE TRIGGER safe_contact_is_kept_insert BEFORE INSERT ON safe_contact
  WHEN EXISTS (SELECT 1 FROM safe_contact WHERE person_id = NEW.person_id AND contact_id = NEW.contact_id)
  BEGIN SELECT RAISE(ABORT, 'a safe contact is replaced, never changed'); END;
CREATE TRIGGER safe_contact_stays_as_it_was_said BEFORE UPDATE OF person_id, contact_id, part_bit, channel, address, from_hour, until_hour, say, language, at ON safe_contact
  BEGIN SELECT RAISE(ABORT, 'a safe contact is replaced, never changed'); END;
CREATE TRIGGER safe_contact_is_kept_delete BEFORE DELETE ON safe_contact BEGIN SELECT RAISE(ABORT, 'a safe contact is replaced, never changed'); END;
CREATE TRIGGER look_question_is_answered_once BEFORE UPDATE OF answer, answer_language, answered_by, answerer_name, answerer_role, answered_at ON look_question
  WHEN OLD.answered_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;
