-- What somebody with a lawful power decided for the person: beside their words, never in their place. Objections, and looking at it again.
ALTER TABLE statement ADD COLUMN decided_at timestamptz NULL;

CREATE TABLE lawful_decision (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  decision_id     uuid NOT NULL,
  part_bit        bigint NOT NULL CHECK (part_bit = 8388608),
  organisation_id uuid NOT NULL,
  works_at        text NOT NULL,
  statement_id    uuid NOT NULL,
  wording_id      uuid NOT NULL,
  suggestion_id   uuid NOT NULL,
  question        text NOT NULL,
  support_tried   text NOT NULL,
  persons_view    text NOT NULL,
  power           text NOT NULL,
  holder          text NOT NULL,
  scope           text NOT NULL,
  evidence        text NOT NULL,
  power_from      date NULL,
  power_until     date NULL,
  consulted       text NOT NULL,
  options         text NOT NULL,
  words           text NOT NULL,
  language        text NOT NULL,
  salt            bytea NOT NULL,
  to_object       text NOT NULL,
  appeal_until    date NULL,
  decided_on      date NOT NULL,
  review_on       date NOT NULL,
  written_by      uuid NOT NULL,
  writer_name     text NOT NULL,
  writer_role     text NOT NULL,
  at              timestamptz NOT NULL,
  ended_at        timestamptz NULL,
  PRIMARY KEY (person_id, decision_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (person_id, suggestion_id) REFERENCES suggestion (person_id, suggestion_id) DEFERRABLE INITIALLY DEFERRED
);
-- One decision about the same words counts at a time.
CREATE UNIQUE INDEX lawful_decision_of_statement ON lawful_decision (person_id, statement_id) WHERE ended_at IS NULL;

CREATE TABLE objection (
  person_id    uuid NOT NULL,
  objection_id uuid NOT NULL,
  part_bit     bigint NOT NULL CHECK (part_bit = 8388608),
  viewer_id    uuid NOT NULL,
  decision_id  uuid NOT NULL,
  words        text NULL,
  language     text NOT NULL,
  taken_by     uuid NULL,
  taker_name   text NOT NULL,
  taker_role   text NOT NULL,
  route        text NOT NULL,
  at           timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  advocate     text NULL,
  asker_name   text NULL,
  asked_at     timestamptz NULL,
  reviewed_at  timestamptz NULL,
  stopped_at   timestamptz NULL,
  PRIMARY KEY (person_id, objection_id),
  FOREIGN KEY (person_id, decision_id) REFERENCES lawful_decision (person_id, decision_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX objection_viewer ON objection (viewer_id, due_at) WHERE (asked_at IS NULL OR reviewed_at IS NULL) AND stopped_at IS NULL;

CREATE TABLE decision_review (
  person_id     uuid NOT NULL,
  review_id     uuid NOT NULL,
  part_bit      bigint NOT NULL CHECK (part_bit = 8388608),
  organisation_id uuid NOT NULL,
  decision_id   uuid NOT NULL,
  goes_on       boolean NOT NULL,
  found         text NOT NULL,
  language      text NOT NULL,
  reviewed_by   uuid NOT NULL,
  reviewer_name text NOT NULL,
  reviewer_role text NOT NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (person_id, review_id),
  FOREIGN KEY (person_id, decision_id) REFERENCES lawful_decision (person_id, decision_id) DEFERRABLE INITIALLY DEFERRED
);

DROP VIEW statement_now;
CREATE VIEW statement_now WITH (security_invoker = true) AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at, s.decided_at,
         w.wording_id, w.words, w.language, w.capture, w.pictures, w.said_on, w.present, w.written_as, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;
-- What counts, in the part of the words it is about: it goes wherever they go.
CREATE VIEW decided_now WITH (security_invoker = true) AS
  SELECT d.person_id, d.decision_id, s.part_bit, d.statement_id, d.suggestion_id, d.organisation_id, d.words, d.language, d.power, d.holder, d.decided_on, d.review_on,
         (SELECT MIN(o.at) FROM objection o WHERE o.person_id = d.person_id AND o.decision_id = d.decision_id) AS objected_at
  FROM lawful_decision d JOIN statement s ON s.person_id = d.person_id AND s.statement_id = d.statement_id
  WHERE d.ended_at IS NULL AND s.gone_at IS NULL;
CREATE VIEW objection_here WITH (security_invoker = true) AS
  SELECT person_id, objection_id, viewer_id, decision_id, due_at, asked_at, reviewed_at
  FROM objection WHERE (asked_at IS NULL OR reviewed_at IS NULL) AND stopped_at IS NULL;

-- Who hears next that somebody objects; whose it is stands nowhere here.
CREATE TABLE objection_due (
  objection_id    uuid NOT NULL PRIMARY KEY,
  organisation_id uuid NOT NULL,
  due_at          timestamptz NOT NULL
);
CREATE INDEX objection_due_at ON objection_due (due_at);

-- That something is decided about words stands beside them as long as the decision counts, whoever writes it.
CREATE FUNCTION decided_stands_beside() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN UPDATE statement SET decided_at = (SELECT MIN(at) FROM lawful_decision WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id AND ended_at IS NULL)
    WHERE person_id = NEW.person_id AND statement_id = NEW.statement_id; RETURN NULL; END $$;
CREATE TRIGGER decided_stands AFTER INSERT OR UPDATE OF ended_at ON lawful_decision FOR EACH ROW EXECUTE FUNCTION decided_stands_beside();

CREATE TRIGGER lawful_decision_is_kept BEFORE DELETE ON lawful_decision FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER lawful_decision_is_not_emptied BEFORE TRUNCATE ON lawful_decision FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER lawful_decision_stays_as_it_was BEFORE UPDATE OF person_id, decision_id, part_bit, organisation_id, works_at, statement_id, wording_id, suggestion_id, question, support_tried, persons_view, power, holder, scope, evidence, power_from, power_until, consulted, options, words, language, salt, to_object, appeal_until, decided_on, written_by, writer_name, writer_role, at ON lawful_decision FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER lawful_decision_ends_once BEFORE UPDATE OF ended_at ON lawful_decision FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE lawful_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE lawful_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY lawful_decision_subject ON lawful_decision TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY lawful_decision_door ON lawful_decision TO {door} USING (true);

-- As checks do (0018): in a record that has ended nobody can follow it, until that is taken back.
CREATE FUNCTION objections_stop_with_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN UPDATE objection SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND (asked_at IS NULL OR reviewed_at IS NULL); RETURN NULL; END $$;
CREATE TRIGGER objections_stop AFTER INSERT OR UPDATE OF taken_back_at ON ending FOR EACH ROW EXECUTE FUNCTION objections_stop_with_record();
CREATE TRIGGER objection_is_kept BEFORE DELETE ON objection FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER objection_is_not_emptied BEFORE TRUNCATE ON objection FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER objection_stays_as_it_was BEFORE UPDATE OF person_id, objection_id, part_bit, viewer_id, decision_id, words, language, taken_by, taker_name, taker_role, route, at, due_at ON objection FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER objection_is_asked_once BEFORE UPDATE OF advocate, asker_name, asked_at ON objection FOR EACH ROW WHEN (OLD.asked_at IS NOT NULL) EXECUTE FUNCTION is_kept();
CREATE TRIGGER objection_is_reviewed_once BEFORE UPDATE OF reviewed_at ON objection FOR EACH ROW WHEN (OLD.reviewed_at IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE objection FORCE ROW LEVEL SECURITY;
CREATE POLICY objection_subject ON objection TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY objection_viewer ON objection FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY objection_door ON objection TO {door} USING (true);

CREATE TRIGGER decision_review_is_kept BEFORE UPDATE OR DELETE ON decision_review FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER decision_review_is_not_emptied BEFORE TRUNCATE ON decision_review FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE decision_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision_review FORCE ROW LEVEL SECURITY;
CREATE POLICY decision_review_subject ON decision_review TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY decision_review_door ON decision_review TO {door} USING (true);

GRANT SELECT ON statement_now, decided_now, objection_here TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON lawful_decision, objection TO {app}, {door};
GRANT SELECT, INSERT ON decision_review TO {app}, {door};
GRANT SELECT, INSERT, UPDATE, DELETE ON objection_due TO {app}, {door};
