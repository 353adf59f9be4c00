-- Who supports somebody: by what right of the organisation's, why, and who gave them; and those who lead there, who answer for it.

-- Kinds of viewer: 2 a worker, 3 a team, 6 those who lead at the organisation, who are never told what keeps somebody safe by leading.
ALTER TABLE support DROP CONSTRAINT support_viewer_kind_check;
ALTER TABLE support ADD CONSTRAINT support_viewer_kind_check CHECK (viewer_kind IN (2, 3, 6));
ALTER TABLE support ADD CONSTRAINT support_lead_check CHECK (viewer_kind <> 6 OR (viewer_id = organisation_id AND NOT keep_me_safe));
ALTER TABLE support ADD COLUMN basis text NULL;
ALTER TABLE support ADD COLUMN because text NULL;
ALTER TABLE support ADD COLUMN given_by uuid NULL;
ALTER TABLE support ADD COLUMN giver_name text NULL;
ALTER TABLE support ADD COLUMN ended_by uuid NULL;
ALTER TABLE support ADD COLUMN ended_because text NULL;
CREATE TRIGGER support_stays_as_it_was_said BEFORE UPDATE OF basis, because, given_by, giver_name ON support FOR EACH ROW EXECUTE FUNCTION is_kept();
