-- What two people understand together; a told answer that its taker can print and the person overturn; suggestions that nobody answers.

-- One of those who saw: the first with the words of the statement, the others with what they saw too. From the second on it
-- has a day by which somebody looks again.
CREATE TABLE observer (
  person_id       BLOB NOT NULL,
  observer_id     BLOB NOT NULL CHECK (length(observer_id) = 16),
  part_bit        INTEGER NOT NULL,
  statement_id    BLOB NOT NULL,
  wording_id      BLOB NOT NULL,
  saw             TEXT NULL,
  language        TEXT NOT NULL,
  saw_on          TEXT NULL,
  present         TEXT NOT NULL,
  account_id      BLOB NOT NULL,
  capacity        INTEGER NOT NULL CHECK (capacity IN (2, 3)),
  organisation_id BLOB NULL,
  name            TEXT NOT NULL,
  role            TEXT NOT NULL,
  at              INTEGER NOT NULL,
  review_by       TEXT NULL,
  PRIMARY KEY (person_id, observer_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TRIGGER observer_is_kept_insert BEFORE INSERT ON observer
  WHEN EXISTS (SELECT 1 FROM observer WHERE person_id = NEW.person_id AND observer_id = NEW.observer_id)
  BEGIN SELECT RAISE(ABORT, 'what somebody saw is never changed'); END;
CREATE TRIGGER observer_stays_as_it_was_seen BEFORE UPDATE OF person_id, observer_id, statement_id, wording_id, saw, language, saw_on, present,
  account_id, capacity, organisation_id, name, role, at, review_by ON observer
  BEGIN SELECT RAISE(ABORT, 'what somebody saw is never changed'); END;
CREATE TRIGGER observer_is_kept_delete BEFORE DELETE ON observer BEGIN SELECT RAISE(ABORT, 'what somebody saw is never deleted'); END;

-- Who wrote down what stands, for whoever may write it anew. Read inside a unit; shown to nobody.
CREATE VIEW statement_author AS
  SELECT s.person_id, s.statement_id, s.part_bit, w.wording_id, w.words, w.capture, w.written_by, w.written_as
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

-- Whoever took an answer down reads that one again, acting as what they were; a yes can be overturned by a row that names it.
ALTER TABLE answer ADD COLUMN taken_as INTEGER NULL;
ALTER TABLE confirmation ADD COLUMN taken_as INTEGER NULL;
ALTER TABLE confirmation ADD COLUMN undoes BLOB NULL;

-- based_on_now: the wording that says again what the suggestion was made to, after an answer was undone.
ALTER TABLE suggestion ADD COLUMN based_on_now BLOB NULL;
-- When whoever suggested was told, once, that nobody has answered.
ALTER TABLE suggestion ADD COLUMN silent_at INTEGER NULL;
CREATE INDEX suggestion_writer ON suggestion (written_by);

-- What somebody suggested and waits for, in their list. No words.
CREATE VIEW suggestion_waiting AS
  SELECT person_id, suggestion_id, part_bit, written_by, written_as, organisation_id, at, answered, ask_again_at
  FROM suggestion WHERE answered IS NULL OR answered IN ('later', 'talk');

-- Which suggestion has waited too long from when, and whose: for the job alone. No words, no names.
CREATE TABLE suggestion_due (
  suggestion_id BLOB NOT NULL PRIMARY KEY CHECK (length(suggestion_id) = 16),
  person_id     BLOB NOT NULL,
  due_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_due_at ON suggestion_due (due_at);

-- What was suggested to words that are taken away is the person's alone until they bring them back.
UPDATE suggestion SET part_bit = 16 WHERE EXISTS
  (SELECT 1 FROM statement s WHERE s.person_id = suggestion.person_id AND s.statement_id = suggestion.statement_id AND s.gone_at IS NOT NULL);
INSERT INTO suggestion_due SELECT suggestion_id, person_id, coalesce(ask_again_at, at) + 14 * 86400000
  FROM suggestion WHERE part_bit <> 16 AND (answered IS NULL OR answered = 'later');
