-- Documents beside what happened; and that a note written about the wrong person is moved to one person only.

-- The note a document belongs to. It is read where the note is, and nowhere else.
ALTER TABLE kept_file ADD COLUMN happening_id uuid NULL
  CHECK ((happening_id IS NULL) = (kind <> 'document') AND (happening_id IS NULL OR part_bit = 4194304));
CREATE INDEX kept_file_happening ON kept_file (person_id, happening_id) WHERE happening_id IS NOT NULL;
CREATE TRIGGER kept_file_stays_with_its_note BEFORE UPDATE OF happening_id ON kept_file FOR EACH ROW EXECUTE FUNCTION is_kept();

-- The documents of the notes that stand, each as its note is: of the same organisation, kept back as long, gone when it is.
CREATE VIEW happening_document WITH (security_invoker = true) AS
  SELECT f.person_id, f.file_id, h.happening_id, h.part_bit, h.organisation_id, h.withheld_until, f.media_type, f.length, f.sha256, f.name, f.language
  FROM happening h
  JOIN kept_file f ON f.person_id = h.person_id AND f.happening_id = h.happening_id
  WHERE h.taken_away_at IS NULL AND f.gone_at IS NULL AND f.sha256 IS NOT NULL;
GRANT SELECT ON happening_document TO {app}, {door};

-- That it began to be moved, as a hash of whom it is about: it says who to nobody, and tells whether it is the same when it is sent again.
ALTER TABLE happening ADD COLUMN going_to bytea NULL CHECK (length(going_to) = 32);
CREATE TRIGGER happening_goes_to_one BEFORE UPDATE OF going_to ON happening FOR EACH ROW
  WHEN (OLD.going_to IS NOT NULL AND NEW.going_to IS DISTINCT FROM OLD.going_to) EXECUTE FUNCTION is_kept();
