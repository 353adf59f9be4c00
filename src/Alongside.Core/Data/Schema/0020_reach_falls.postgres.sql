-- A name in somebody's list never outlives what it stood on. Lists are read from reach alone, which is worked out anew in the unit
-- that changes a fact; whoever forgot to would leave a name too few, and never one too many.
CREATE FUNCTION reach_falls_with_share() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.share_id; RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_support() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.support_id; RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND viewer_id = NEW.viewer_id; RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_name() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id; RETURN NULL; END $$;
CREATE TRIGGER reach_falls AFTER UPDATE OF viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at ON share
  FOR EACH ROW EXECUTE FUNCTION reach_falls_with_share();
CREATE TRIGGER reach_falls AFTER UPDATE OF until_at ON support FOR EACH ROW EXECUTE FUNCTION reach_falls_with_support();
CREATE TRIGGER reach_falls AFTER INSERT ON exclusion FOR EACH ROW WHEN (NEW.taken_back_at IS NULL) EXECUTE FUNCTION reach_falls_with_exclusion();
CREATE TRIGGER reach_falls AFTER UPDATE OF known_as, name_fold ON person FOR EACH ROW EXECUTE FUNCTION reach_falls_with_name();
