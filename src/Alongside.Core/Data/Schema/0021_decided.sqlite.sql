-- What somebody with a lawful power decided for the person: beside their words, never in their place. Objections, and looking at it again.
ALTER TABLE statement ADD COLUMN decided_at INTEGER NULL;

CREATE TABLE lawful_decision (
  person_id       BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  decision_id     BLOB NOT NULL CHECK (length(decision_id) = 16),
  part_bit        INTEGER NOT NULL CHECK (part_bit = 8388608),
  organisation_id BLOB NOT NULL,
  works_at        TEXT NOT NULL,
  statement_id    BLOB NOT NULL,
  wording_id      BLOB NOT NULL,
  suggestion_id   BLOB NOT NULL,
  question        TEXT NOT NULL,
  support_tried   TEXT NOT NULL,
  persons_view    TEXT NOT NULL,
  power           TEXT NOT NULL,
  holder          TEXT NOT NULL,
  scope           TEXT NOT NULL,
  evidence        TEXT NOT NULL,
  power_from      TEXT NULL,
  power_until     TEXT NULL,
  consulted       TEXT NOT NULL,
  options         TEXT NOT NULL,
  words           TEXT NOT NULL,
  language        TEXT NOT NULL,
  salt            BLOB NOT NULL,
  to_object       TEXT NOT NULL,
  appeal_until    TEXT NULL,
  decided_on      TEXT NOT NULL,
  review_on       TEXT NOT NULL,
  written_by      BLOB NOT NULL,
  writer_name     TEXT NOT NULL,
  writer_role     TEXT NOT NULL,
  at              INTEGER NOT NULL,
  ended_at        INTEGER NULL,
  PRIMARY KEY (person_id, decision_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (person_id, suggestion_id) REFERENCES suggestion (person_id, suggestion_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
-- One decision about the same words counts at a time.
CREATE UNIQUE INDEX lawful_decision_of_statement ON lawful_decision (person_id, statement_id) WHERE ended_at IS NULL;

CREATE TABLE objection (
  person_id    BLOB NOT NULL,
  objection_id BLOB NOT NULL CHECK (length(objection_id) = 16),
  part_bit     INTEGER NOT NULL CHECK (part_bit = 8388608),
  viewer_id    BLOB NOT NULL,
  decision_id  BLOB NOT NULL,
  words        TEXT NULL,
  language     TEXT NOT NULL,
  taken_by     BLOB NULL,
  taker_name   TEXT NOT NULL,
  taker_role   TEXT NOT NULL,
  route        TEXT NOT NULL,
  at           INTEGER NOT NULL,
  due_at       INTEGER NOT NULL,
  advocate     TEXT NULL,
  asker_name   TEXT NULL,
  asked_at     INTEGER NULL,
  reviewed_at  INTEGER NULL,
  stopped_at   INTEGER NULL,
  PRIMARY KEY (person_id, objection_id),
  FOREIGN KEY (person_id, decision_id) REFERENCES lawful_decision (person_id, decision_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX objection_viewer ON objection (viewer_id, due_at) WHERE (asked_at IS NULL OR reviewed_at IS NULL) AND stopped_at IS NULL;

CREATE TABLE decision_review (
  person_id     BLOB NOT NULL,
  review_id     BLOB NOT NULL CHECK (length(review_id) = 16),
  part_bit      INTEGER NOT NULL CHECK (part_bit = 8388608),
  organisation_id BLOB NOT NULL,
  decision_id   BLOB NOT NULL,
  goes_on       INTEGER NOT NULL,
  found         TEXT NOT NULL,
  language      TEXT NOT NULL,
  reviewed_by   BLOB NOT NULL,
  reviewer_name TEXT NOT NULL,
  reviewer_role TEXT NOT NULL,
  at            INTEGER NOT NULL,
  PRIMARY KEY (person_id, review_id),
  FOREIGN KEY (person_id, decision_id) REFERENCES lawful_decision (person_id, decision_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

DROP VIEW statement_now;
CREATE VIEW statement_now AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at, s.decided_at,
         w.wording_id, w.words, w.language, w.capture, w.pictures, w.said_on, w.present, w.written_as, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;
-- What counts, in the part of the words it is about: it goes wherever they go.
CREATE VIEW decided_now AS
  SELECT d.person_id, d.decision_id, s.part_bit, d.statement_id, d.suggestion_id, d.organisation_id, d.words, d.language, d.power, d.holder, d.decided_on, d.review_on,
         (SELECT MIN(o.at) FROM objection o WHERE o.person_id = d.person_id AND o.decision_id = d.decision_id) AS objected_at
  FROM lawful_decision d JOIN statement s ON s.person_id = d.person_id AND s.statement_id = d.statement_id
  WHERE d.ended_at IS NULL AND s.gone_at IS NULL;
CREATE VIEW objection_here AS
  SELECT person_id, objection_id, viewer_id, decision_id, due_at, asked_at, reviewed_at
  FROM objection WHERE (asked_at IS NULL OR reviewed_at IS NULL) AND stopped_at IS NULL;

-- Who hears next that somebody objects; whose it is stands nowhere here.
CREATE TABLE objection_due (
  objection_id    BLOB NOT NULL PRIMARY KEY CHECK (length(objection_id) = 16),
  organisation_id BLOB NOT NULL,
  due_at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX objection_due_at ON objection_due (due_at);

-- That something is decided about words stands beside them as long as the decision counts, whoever writes it.
CREATE TRIGGER decided_stands AFTER INSERT ON lawful_decision
  BEGIN UPDATE statement SET decided_at = (SELECT MIN(at) FROM lawful_decision WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id AND ended_at IS NULL)
    WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id; END;
CREATE TRIGGER decided_falls AFTER UPDATE OF ended_at ON lawful_decision
  BEGIN UPDATE statement SET decided_at = (SELECT MIN(at) FROM lawful_decision WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id AND ended_at IS NULL)
    WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id; END;

CREATE TRIGGER lawful_decision_is_kept_insert BEFORE INSERT ON lawful_decision
  WHEN EXISTS (SELECT 1 FROM lawful_decision WHERE person_id = NEW.person_id AND decision_id = NEW.decision_id)
  BEGIN SELECT RAISE(ABORT, 'a decision is looked at again, never changed'); END;
CREATE TRIGGER lawful_decision_stays_as_it_was BEFORE UPDATE OF person_id, decision_id, part_bit, organisation_id, works_at, statement_id, wording_id, suggestion_id, question, support_tried, persons_view, power, holder, scope, evidence, power_from, power_until, consulted, options, words, language, salt, to_object, appeal_until, decided_on, written_by, writer_name, writer_role, at ON lawful_decision
  BEGIN SELECT RAISE(ABORT, 'a decision is looked at again, never changed'); END;
CREATE TRIGGER lawful_decision_ends_once BEFORE UPDATE OF ended_at ON lawful_decision
  WHEN OLD.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a decision is looked at again, never changed'); END;
CREATE TRIGGER lawful_decision_is_kept_delete BEFORE DELETE ON lawful_decision
  BEGIN SELECT RAISE(ABORT, 'a decision is looked at again, never changed'); END;
-- As checks do (0018): in a record that has ended nobody can follow it, until that is taken back.
CREATE TRIGGER objections_stop AFTER INSERT ON ending
  BEGIN UPDATE objection SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND (asked_at IS NULL OR reviewed_at IS NULL); END;
CREATE TRIGGER objections_go_on AFTER UPDATE OF taken_back_at ON ending
  BEGIN UPDATE objection SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND (asked_at IS NULL OR reviewed_at IS NULL); END;
CREATE TRIGGER objection_is_kept_insert BEFORE INSERT ON objection
  WHEN EXISTS (SELECT 1 FROM objection WHERE person_id = NEW.person_id AND objection_id = NEW.objection_id)
  BEGIN SELECT RAISE(ABORT, 'an objection is followed, never changed'); END;
CREATE TRIGGER objection_stays_as_it_was BEFORE UPDATE OF person_id, objection_id, part_bit, viewer_id, decision_id, words, language, taken_by, taker_name, taker_role, route, at, due_at ON objection
  BEGIN SELECT RAISE(ABORT, 'an objection is followed, never changed'); END;
CREATE TRIGGER objection_is_asked_once BEFORE UPDATE OF advocate, asker_name, asked_at ON objection
  WHEN OLD.asked_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an objection is followed, never changed'); END;
CREATE TRIGGER objection_is_reviewed_once BEFORE UPDATE OF reviewed_at ON objection
  WHEN OLD.reviewed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an objection is followed, never changed'); END;
CREATE TRIGGER objection_is_kept_delete BEFORE DELETE ON objection
  BEGIN SELECT RAISE(ABORT, 'an objection is followed, never changed'); END;
CREATE TRIGGER decision_review_is_kept_insert BEFORE INSERT ON decision_review
  WHEN EXISTS (SELECT 1 FROM decision_review WHERE person_id = NEW.person_id AND review_id = NEW.review_id)
  BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
CREATE TRIGGER decision_review_is_kept_update BEFORE UPDATE ON decision_review
  BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
CREATE TRIGGER decision_review_is_kept_delete BEFORE DELETE ON decision_review
  BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
