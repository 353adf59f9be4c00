-- What an organisation writes of its own work: what happened, who checks, what is kept from the person and by what right.

-- One contact as an organisation wrote it down: never rewritten. What corrects another names it; both stand.
-- withheld_until: until then a named exemption keeps it from the person (and so from everybody they share with).
-- taken_away_at: it was about somebody else; from then on nobody reads it here.
CREATE TABLE happening (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  happening_id    BLOB NOT NULL CHECK (length(happening_id) = 16),
  part_bit        INTEGER NOT NULL CHECK (part_bit = 4194304),
  organisation_id BLOB NOT NULL,
  team_id         BLOB NULL,
  works_at        TEXT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'letter', 'message', 'meeting')),
  happened_at     INTEGER NOT NULL,
  met             INTEGER NOT NULL CHECK (met IN (0, 1)),
  place           TEXT NULL,
  present         TEXT NOT NULL,
  whose           TEXT NOT NULL CHECK (whose IN ('writer', 'person', 'other')),
  said_by         TEXT NULL,
  words           TEXT NULL,
  language        TEXT NOT NULL,
  salt            BLOB NOT NULL,
  written_by      BLOB NOT NULL,
  writer_name     TEXT NOT NULL,
  writer_role     TEXT NOT NULL,
  at              INTEGER NOT NULL,
  first_id        BLOB NOT NULL,
  corrects        BLOB NULL,
  because         TEXT NULL,
  moved_at        INTEGER NULL,
  mover_name      TEXT NULL,
  withheld_until  INTEGER NULL,
  taken_away_at   INTEGER NULL,
  taker_name      TEXT NULL,
  CHECK (words IS NOT NULL OR met = 0),
  CHECK ((corrects IS NULL) = (because IS NULL)),
  PRIMARY KEY (person_id, happening_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX happening_when ON happening (person_id, happened_at);
CREATE UNIQUE INDEX happening_corrects ON happening (person_id, corrects) WHERE corrects IS NOT NULL;

-- The person does not agree with what an organisation wrote, in words of theirs or without: shown wherever it is shown.
CREATE TABLE happening_mark (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  mark_id         BLOB NOT NULL CHECK (length(mark_id) = 16),
  part_bit        INTEGER NOT NULL CHECK (part_bit = 4194304),
  organisation_id BLOB NOT NULL,
  happening_id    BLOB NOT NULL,
  about_id        BLOB NOT NULL,
  words           TEXT NULL,
  language        TEXT NOT NULL,
  at              INTEGER NOT NULL,
  taken_back_at   INTEGER NULL,
  PRIMARY KEY (person_id, mark_id)
) STRICT, WITHOUT ROWID;

-- By which exemption something is kept from the person, why, until when and who decided; what the organisation (viewer_id) alone reads.
CREATE TABLE withholding (
  person_id      BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  withholding_id BLOB NOT NULL CHECK (length(withholding_id) = 16),
  part_bit       INTEGER NOT NULL CHECK (part_bit = 4194304),
  viewer_id      BLOB NOT NULL,
  happening_id   BLOB NOT NULL,
  exemption      TEXT NOT NULL CHECK (exemption IN ('serious-harm', 'others-data', 'legal-advice', 'crime', 'court')),
  because        TEXT NOT NULL,
  language       TEXT NOT NULL,
  decided_by     BLOB NOT NULL,
  decider_name   TEXT NOT NULL,
  decider_role   TEXT NOT NULL,
  at             INTEGER NOT NULL,
  until_at       INTEGER NOT NULL,
  seen_by        BLOB NULL,
  seen_name      TEXT NULL,
  seen_at        INTEGER NULL,
  ended_at       INTEGER NULL,
  PRIMARY KEY (person_id, withholding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX withholding_viewer ON withholding (viewer_id, until_at) WHERE ended_at IS NULL;

-- They did not meet: who checks that the person is safe, by when, and what they found.
CREATE TABLE safety_check (
  person_id      BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  check_id       BLOB NOT NULL CHECK (length(check_id) = 16),
  part_bit       INTEGER NOT NULL CHECK (part_bit = 4194304),
  viewer_id      BLOB NOT NULL,
  happening_id   BLOB NOT NULL,
  checker_id     BLOB NOT NULL,
  checker_name   TEXT NOT NULL,
  due_at         INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  withheld_until INTEGER NULL,
  found          TEXT NULL,
  found_language TEXT NULL,
  done_by        BLOB NULL,
  doer_name      TEXT NULL,
  done_at        INTEGER NULL,
  gone_at        INTEGER NULL,
  stopped_at     INTEGER NULL,
  PRIMARY KEY (person_id, check_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX safety_check_viewer ON safety_check (viewer_id, due_at) WHERE done_at IS NULL AND gone_at IS NULL AND stopped_at IS NULL;

-- That something was written here by mistake and taken away: the day, and where; none of its words.
CREATE VIEW happening_away AS
  SELECT person_id, happening_id, part_bit, organisation_id, at, taken_away_at, withheld_until
  FROM happening WHERE taken_away_at IS NOT NULL;
-- The same decisions as those who lead read them in their list.
CREATE VIEW withheld_here AS
  SELECT person_id, withholding_id, viewer_id, happening_id, exemption, because, language, decided_by, decider_name, at, until_at, seen_name, seen_at
  FROM withholding WHERE ended_at IS NULL;
-- What is still to be checked, as an organisation reads it in its list.
CREATE VIEW check_here AS
  SELECT person_id, check_id, viewer_id, happening_id, checker_id, checker_name, due_at
  FROM safety_check WHERE done_at IS NULL AND gone_at IS NULL AND stopped_at IS NULL;

-- Which check is due when, and who hears of it; whose it is about stands nowhere here.
CREATE TABLE check_due (
  check_id        BLOB NOT NULL PRIMARY KEY CHECK (length(check_id) = 16),
  organisation_id BLOB NOT NULL,
  account_id      BLOB NOT NULL,
  due_at          INTEGER NOT NULL,
  to_leads        INTEGER NOT NULL CHECK (to_leads IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX check_due_at ON check_due (due_at);

CREATE TRIGGER happening_is_kept_insert BEFORE INSERT ON happening
  WHEN EXISTS (SELECT 1 FROM happening WHERE person_id = NEW.person_id AND happening_id = NEW.happening_id)
  BEGIN SELECT RAISE(ABORT, 'what happened is corrected by a new note, never changed'); END;
CREATE TRIGGER happening_stays_as_it_was BEFORE UPDATE OF person_id, happening_id, part_bit, organisation_id, team_id, works_at, kind, happened_at, met, place, present, whose, said_by, words, language, salt, written_by, writer_name, writer_role, at, first_id, corrects, because, moved_at, mover_name ON happening
  BEGIN SELECT RAISE(ABORT, 'what happened is corrected by a new note, never changed'); END;
CREATE TRIGGER happening_is_kept_delete BEFORE DELETE ON happening BEGIN SELECT RAISE(ABORT, 'what happened is corrected by a new note, never changed'); END;
CREATE TRIGGER happening_mark_is_kept_insert BEFORE INSERT ON happening_mark
  WHEN EXISTS (SELECT 1 FROM happening_mark WHERE person_id = NEW.person_id AND mark_id = NEW.mark_id)
  BEGIN SELECT RAISE(ABORT, 'a mark is taken back, never changed'); END;
CREATE TRIGGER happening_mark_stays_as_it_was BEFORE UPDATE OF person_id, mark_id, part_bit, organisation_id, happening_id, about_id, words, language, at ON happening_mark
  BEGIN SELECT RAISE(ABORT, 'a mark is taken back, never changed'); END;
CREATE TRIGGER happening_mark_is_kept_delete BEFORE DELETE ON happening_mark BEGIN SELECT RAISE(ABORT, 'a mark is taken back, never changed'); END;
CREATE TRIGGER withholding_is_kept_insert BEFORE INSERT ON withholding
  WHEN EXISTS (SELECT 1 FROM withholding WHERE person_id = NEW.person_id AND withholding_id = NEW.withholding_id)
  BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never changed'); END;
CREATE TRIGGER withholding_stays_as_it_was BEFORE UPDATE OF person_id, withholding_id, part_bit, viewer_id, happening_id, exemption, because, language, decided_by, decider_name, decider_role, at, until_at ON withholding
  BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never changed'); END;
CREATE TRIGGER withholding_is_kept_delete BEFORE DELETE ON withholding BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never changed'); END;
CREATE TRIGGER safety_check_is_kept_insert BEFORE INSERT ON safety_check
  WHEN EXISTS (SELECT 1 FROM safety_check WHERE person_id = NEW.person_id AND check_id = NEW.check_id)
  BEGIN SELECT RAISE(ABORT, 'a check is done, never changed'); END;
CREATE TRIGGER safety_check_stays_as_it_was BEFORE UPDATE OF person_id, check_id, part_bit, viewer_id, happening_id, checker_id, checker_name, due_at, at ON safety_check
  BEGIN SELECT RAISE(ABORT, 'a check is done, never changed'); END;
CREATE TRIGGER safety_check_is_kept_delete BEFORE DELETE ON safety_check BEGIN SELECT RAISE(ABORT, 'a check is done, never changed'); END;
CREATE TRIGGER happening_comes_not_back BEFORE UPDATE OF taken_away_at, taker_name ON happening
  WHEN OLD.taken_away_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what happened is corrected by a new note, never changed'); END;
CREATE TRIGGER happening_mark_is_taken_back_once BEFORE UPDATE OF taken_back_at ON happening_mark
  WHEN OLD.taken_back_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a mark is taken back, never changed'); END;
CREATE TRIGGER withholding_ends_once BEFORE UPDATE OF ended_at ON withholding
  WHEN OLD.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never changed'); END;
-- In a record that has ended nobody writes, so nobody can say what they found: until that is taken back no list holds it.
CREATE TRIGGER checks_stop AFTER INSERT ON ending
  BEGIN UPDATE safety_check SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND done_at IS NULL; END;
CREATE TRIGGER checks_go_on AFTER UPDATE OF taken_back_at ON ending
  BEGIN UPDATE safety_check SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND done_at IS NULL; END;
CREATE TRIGGER safety_check_is_done_once BEFORE UPDATE OF found, found_language, done_by, doer_name, done_at ON safety_check
  WHEN OLD.done_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a check is done, never changed'); END;
-- What was never kept from the person is not kept from them later.
CREATE TRIGGER happening_shown_is_not_hidden BEFORE UPDATE OF withheld_until ON happening
  WHEN OLD.withheld_until IS NULL AND NEW.withheld_until IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what was shown is not hidden'); END;

-- A draft may be of what happened too.
CREATE TABLE draft_again (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  draft_id        BLOB NOT NULL REFERENCES draft_end (draft_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  part_bit        INTEGER NOT NULL CHECK (part_bit IN (1, 2, 4, 8, 16, 4194304)),
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
INSERT INTO draft_again SELECT * FROM draft;
DROP TABLE draft;
ALTER TABLE draft_again RENAME TO draft;
CREATE UNIQUE INDEX draft_form ON draft (person_id, account_id, written_as, organisation_id, form);
CREATE INDEX draft_of_end ON draft (draft_id);
