-- What was marked, shared, left out and given to support stays as it was: only its end is ever written into it, once or sooner.
-- And a mark is about the words it was made about.

-- The marks that count for the words that stand now: letter for letter the same, however often they were said again.
CREATE VIEW mark_now WITH (security_invoker = true) AS
  SELECT m.person_id, m.mark_id, m.statement_id, m.part_bit, m.kind, m.words, m.language, m.at
  FROM mark m
  JOIN statement s ON s.person_id = m.person_id AND s.statement_id = m.statement_id
  JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  JOIN wording about ON about.person_id = m.person_id AND about.statement_id = m.statement_id AND about.wording_id = m.wording_id
  WHERE m.taken_back_at IS NULL AND s.gone_at IS NULL AND about.words = w.words AND about.language = w.language;
GRANT SELECT ON mark_now TO {app}, {door};

-- A yes that is undone brings the disagreement back, so a mark may stand again.
CREATE TRIGGER mark_stays_as_it_was_made BEFORE UPDATE OF person_id, mark_id, part_bit, statement_id, wording_id, kind, words, language, at
  ON mark FOR EACH ROW EXECUTE FUNCTION is_kept();

CREATE TRIGGER share_is_kept BEFORE DELETE ON share FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER share_is_not_emptied BEFORE TRUNCATE ON share FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER share_stays_as_it_was_given BEFORE UPDATE OF person_id, share_id, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at
  ON share FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER share_only_ends_sooner BEFORE UPDATE OF until_at, taken_back_at ON share FOR EACH ROW
  WHEN (NEW.until_at > OLD.until_at OR (OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at)) EXECUTE FUNCTION is_kept();

CREATE TRIGGER exclusion_is_kept BEFORE DELETE ON exclusion FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER exclusion_is_not_emptied BEFORE TRUNCATE ON exclusion FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER exclusion_stays_as_it_was_made BEFORE UPDATE OF person_id, exclusion_id, viewer_kind, viewer_id, from_at
  ON exclusion FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER exclusion_is_taken_back_once BEFORE UPDATE OF taken_back_at ON exclusion FOR EACH ROW
  WHEN (OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at) EXECUTE FUNCTION is_kept();

CREATE TRIGGER support_is_kept BEFORE DELETE ON support FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER support_is_not_emptied BEFORE TRUNCATE ON support FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER support_stays_as_it_was_given BEFORE UPDATE OF person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, from_at
  ON support FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER support_only_ends_sooner BEFORE UPDATE OF until_at ON support FOR EACH ROW
  WHEN (OLD.until_at IS NOT NULL AND (NEW.until_at IS NULL OR NEW.until_at > OLD.until_at)) EXECUTE FUNCTION is_kept();

-- What waits is looked for by its kind: what only a human can take is not looked through for each letter that can go.
DROP INDEX outbox_due;
CREATE INDEX outbox_kind ON outbox (kind, due_at) WHERE sent_at IS NULL AND parked_at IS NULL;

-- Asked whether the program is ready, it counts what is parked: without looking through all letters.
CREATE INDEX outbox_parked ON outbox (parked_at) WHERE parked_at IS NOT NULL;

-- Two pages that look alike and are of two people, as a lead of the organisation that began both has said. The ids are those of
-- its own list, and open nothing.
CREATE TABLE two_people (
  organisation_id uuid NOT NULL,
  one             uuid NOT NULL,
  other           uuid NOT NULL,
  said_by         uuid NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, one, other)
);
GRANT SELECT, INSERT, DELETE ON two_people TO {app}, {door};

-- Where a death was written down, and the name it was written of: whoever leads there can take it back, since it may have been a
-- mistake, without being let into the record.
ALTER TABLE ending ADD COLUMN viewer_id uuid NULL;
ALTER TABLE ending ADD COLUMN known_as text NULL;
CREATE VIEW ended_here WITH (security_invoker = true) AS
  SELECT person_id, ending_id, viewer_id, known_as, on_day, told_by, writer_name, at FROM ending
  WHERE taken_back_at IS NULL AND kind = 3 AND viewer_id IS NOT NULL AND known_as IS NOT NULL;
CREATE TRIGGER ending_stays_where_it_was_written BEFORE UPDATE OF viewer_id, known_as ON ending FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE POLICY ending_viewer ON ending FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
GRANT SELECT ON ended_here TO {app}, {door};
