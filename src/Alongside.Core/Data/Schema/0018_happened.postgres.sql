-- What an organisation writes of its own work: what happened, who checks, what is kept from the person and by what right.

-- One contact as an organisation wrote it down: never rewritten. What corrects another names it; both stand.
-- withheld_until: until then a named exemption keeps it from the person (and so from everybody they share with).
-- taken_away_at: it was about somebody else; from then on nobody reads it here.
CREATE TABLE happening (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  happening_id    uuid NOT NULL,
  part_bit        bigint NOT NULL CHECK (part_bit = 4194304),
  organisation_id uuid NOT NULL,
  team_id         uuid NULL,
  works_at        text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('visit', 'call', 'letter', 'message', 'meeting')),
  happened_at     timestamptz NOT NULL,
  met             boolean NOT NULL,
  place           text NULL,
  present         text NOT NULL,
  whose           text NOT NULL CHECK (whose IN ('writer', 'person', 'other')),
  said_by         text NULL,
  words           text NULL,
  language        text NOT NULL,
  salt            bytea NOT NULL,
  written_by      uuid NOT NULL,
  writer_name     text NOT NULL,
  writer_role     text NOT NULL,
  at              timestamptz NOT NULL,
  first_id        uuid NOT NULL,
  corrects        uuid NULL,
  because         text NULL,
  moved_at        timestamptz NULL,
  mover_name      text NULL,
  withheld_until  timestamptz NULL,
  taken_away_at   timestamptz NULL,
  taker_name      text NULL,
  CHECK (words IS NOT NULL OR NOT met),
  CHECK ((corrects IS NULL) = (because IS NULL)),
  PRIMARY KEY (person_id, happening_id)
);
CREATE INDEX happening_when ON happening (person_id, happened_at);
CREATE UNIQUE INDEX happening_corrects ON happening (person_id, corrects) WHERE corrects IS NOT NULL;

-- The person does not agree with what an organisation wrote, in words of theirs or without: shown wherever it is shown.
CREATE TABLE happening_mark (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  mark_id         uuid NOT NULL,
  part_bit        bigint NOT NULL CHECK (part_bit = 4194304),
  organisation_id uuid NOT NULL,
  happening_id    uuid NOT NULL,
  about_id        uuid NOT NULL,
  words           text NULL,
  language        text NOT NULL,
  at              timestamptz NOT NULL,
  taken_back_at   timestamptz NULL,
  PRIMARY KEY (person_id, mark_id)
);

-- By which exemption something is kept from the person, why, until when and who decided; what the organisation (viewer_id) alone reads.
CREATE TABLE withholding (
  person_id      uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  withholding_id uuid NOT NULL,
  part_bit       bigint NOT NULL CHECK (part_bit = 4194304),
  viewer_id      uuid NOT NULL,
  happening_id   uuid NOT NULL,
  exemption      text NOT NULL CHECK (exemption IN ('serious-harm', 'others-data', 'legal-advice', 'crime', 'court')),
  because        text NOT NULL,
  language       text NOT NULL,
  decided_by     uuid NOT NULL,
  decider_name   text NOT NULL,
  decider_role   text NOT NULL,
  at             timestamptz NOT NULL,
  until_at       timestamptz NOT NULL,
  seen_by        uuid NULL,
  seen_name      text NULL,
  seen_at        timestamptz NULL,
  ended_at       timestamptz NULL,
  PRIMARY KEY (person_id, withholding_id)
);
CREATE INDEX withholding_viewer ON withholding (viewer_id, until_at) WHERE ended_at IS NULL;

-- They did not meet: who checks that the person is safe, by when, and what they found.
CREATE TABLE safety_check (
  person_id      uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  check_id       uuid NOT NULL,
  part_bit       bigint NOT NULL CHECK (part_bit = 4194304),
  viewer_id      uuid NOT NULL,
  happening_id   uuid NOT NULL,
  checker_id     uuid NOT NULL,
  checker_name   text NOT NULL,
  due_at         timestamptz NOT NULL,
  at             timestamptz NOT NULL,
  withheld_until timestamptz NULL,
  found          text NULL,
  found_language text NULL,
  done_by        uuid NULL,
  doer_name      text NULL,
  done_at        timestamptz NULL,
  gone_at        timestamptz NULL,
  stopped_at     timestamptz NULL,
  PRIMARY KEY (person_id, check_id)
);
CREATE INDEX safety_check_viewer ON safety_check (viewer_id, due_at) WHERE done_at IS NULL AND gone_at IS NULL AND stopped_at IS NULL;

-- That something was written here by mistake and taken away: the day, and where; none of its words.
CREATE VIEW happening_away WITH (security_invoker = true) AS
  SELECT person_id, happening_id, part_bit, organisation_id, at, taken_away_at, withheld_until
  FROM happening WHERE taken_away_at IS NOT NULL;
-- The same decisions as those who lead read them in their list.
CREATE VIEW withheld_here WITH (security_invoker = true) AS
  SELECT person_id, withholding_id, viewer_id, happening_id, exemption, because, language, decided_by, decider_name, at, until_at, seen_name, seen_at
  FROM withholding WHERE ended_at IS NULL;
-- What is still to be checked, as an organisation reads it in its list.
CREATE VIEW check_here WITH (security_invoker = true) AS
  SELECT person_id, check_id, viewer_id, happening_id, checker_id, checker_name, due_at
  FROM safety_check WHERE done_at IS NULL AND gone_at IS NULL AND stopped_at IS NULL;

-- Which check is due when, and who hears of it; whose it is about stands nowhere here.
CREATE TABLE check_due (
  check_id        uuid NOT NULL PRIMARY KEY,
  organisation_id uuid NOT NULL,
  account_id      uuid NOT NULL,
  due_at          timestamptz NOT NULL,
  to_leads        boolean NOT NULL
);
CREATE INDEX check_due_at ON check_due (due_at);

CREATE TRIGGER happening_is_kept BEFORE DELETE ON happening FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_is_not_emptied BEFORE TRUNCATE ON happening FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_stays_as_it_was BEFORE UPDATE OF person_id, happening_id, part_bit, organisation_id, team_id, works_at, kind, happened_at, met, place, present, whose, said_by, words, language, salt, written_by, writer_name, writer_role, at, first_id, corrects, because, moved_at, mover_name ON happening FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_comes_not_back BEFORE UPDATE OF taken_away_at, taker_name ON happening FOR EACH ROW WHEN (OLD.taken_away_at IS NOT NULL) EXECUTE FUNCTION is_kept();
-- What was never kept from the person is not kept from them later.
CREATE TRIGGER happening_shown_is_not_hidden BEFORE UPDATE OF withheld_until ON happening FOR EACH ROW
  WHEN (OLD.withheld_until IS NULL AND NEW.withheld_until IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE happening ENABLE ROW LEVEL SECURITY;
ALTER TABLE happening FORCE ROW LEVEL SECURITY;
CREATE POLICY happening_subject ON happening TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY happening_door ON happening TO {door} USING (true);

CREATE TRIGGER happening_mark_is_kept BEFORE DELETE ON happening_mark FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_mark_is_not_emptied BEFORE TRUNCATE ON happening_mark FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_mark_stays_as_it_was BEFORE UPDATE OF person_id, mark_id, part_bit, organisation_id, happening_id, about_id, words, language, at ON happening_mark FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER happening_mark_is_taken_back_once BEFORE UPDATE OF taken_back_at ON happening_mark FOR EACH ROW WHEN (OLD.taken_back_at IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE happening_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE happening_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY happening_mark_subject ON happening_mark TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY happening_mark_door ON happening_mark TO {door} USING (true);

CREATE TRIGGER withholding_is_kept BEFORE DELETE ON withholding FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER withholding_is_not_emptied BEFORE TRUNCATE ON withholding FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER withholding_stays_as_it_was BEFORE UPDATE OF person_id, withholding_id, part_bit, viewer_id, happening_id, exemption, because, language, decided_by, decider_name, decider_role, at, until_at ON withholding FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER withholding_ends_once BEFORE UPDATE OF ended_at ON withholding FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE withholding ENABLE ROW LEVEL SECURITY;
ALTER TABLE withholding FORCE ROW LEVEL SECURITY;
CREATE POLICY withholding_subject ON withholding TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY withholding_viewer ON withholding FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY withholding_door ON withholding TO {door} USING (true);

CREATE TRIGGER safety_check_is_kept BEFORE DELETE ON safety_check FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER safety_check_is_not_emptied BEFORE TRUNCATE ON safety_check FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER safety_check_stays_as_it_was BEFORE UPDATE OF person_id, check_id, part_bit, viewer_id, happening_id, checker_id, checker_name, due_at, at ON safety_check FOR EACH ROW EXECUTE FUNCTION is_kept();
-- In a record that has ended nobody writes, so nobody can say what they found: until that is taken back no list holds it.
CREATE FUNCTION checks_stop_with_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN UPDATE safety_check SET stopped_at = (SELECT MIN(at) FROM ending WHERE person_id = NEW.person_id AND taken_back_at IS NULL)
    WHERE person_id = NEW.person_id AND done_at IS NULL; RETURN NULL; END $$;
CREATE TRIGGER checks_stop AFTER INSERT OR UPDATE OF taken_back_at ON ending FOR EACH ROW EXECUTE FUNCTION checks_stop_with_record();
CREATE TRIGGER safety_check_is_done_once BEFORE UPDATE OF found, found_language, done_by, doer_name, done_at ON safety_check FOR EACH ROW WHEN (OLD.done_at IS NOT NULL) EXECUTE FUNCTION is_kept();
ALTER TABLE safety_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE safety_check FORCE ROW LEVEL SECURITY;
CREATE POLICY safety_check_subject ON safety_check TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY safety_check_viewer ON safety_check FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY safety_check_door ON safety_check TO {door} USING (true);

GRANT SELECT ON happening_away, withheld_here, check_here TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON happening, happening_mark, withholding, safety_check TO {app}, {door};
GRANT SELECT, INSERT, UPDATE, DELETE ON check_due TO {app}, {door};

-- A draft may be of what happened too.
ALTER TABLE draft DROP CONSTRAINT draft_part_bit_check;
ALTER TABLE draft ADD CONSTRAINT draft_part_bit_check CHECK (part_bit IN (1, 2, 4, 8, 16, 4194304));
