-- A name in somebody's list never outlives what it stood on. Lists are read from reach alone, which is worked out anew in the unit
-- that changes a fact; whoever forgot to would leave a name too few, and never one too many. (By when something is to be looked
-- at again, review_on, is kept by the units alone: a day, and no word.)
-- The owner is bound by the policies too, and has none: it looks once past them, inside this transaction.
ALTER TABLE reach NO FORCE ROW LEVEL SECURITY;
ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE share NO FORCE ROW LEVEL SECURITY;
ALTER TABLE exclusion NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support NO FORCE ROW LEVEL SECURITY;
DELETE FROM reach WHERE NOT EXISTS (
  SELECT 1 FROM ground g JOIN person p ON p.person_id = g.person_id
  WHERE g.person_id = reach.person_id AND g.ground_id = reach.ground_id AND g.taken_back_at IS NULL AND g.until_at IS NOT DISTINCT FROM reach.until_at
    AND p.known_as = reach.known_as AND p.name_fold = reach.name_fold);
ALTER TABLE reach FORCE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
ALTER TABLE share FORCE ROW LEVEL SECURITY;
ALTER TABLE exclusion FORCE ROW LEVEL SECURITY;
ALTER TABLE support FORCE ROW LEVEL SECURITY;
CREATE FUNCTION reach_falls_with_share() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.share_id; RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_support() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id
    AND (ground_id = NEW.support_id OR (NEW.viewer_kind = 6 AND holder_id IS NOT NULL AND organisation_id = NEW.organisation_id)); RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND viewer_id = NEW.viewer_id; RETURN NULL; END $$;
CREATE FUNCTION reach_falls_with_name() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id; RETURN NULL; END $$;
CREATE TRIGGER reach_falls AFTER UPDATE OF viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at ON share
  FOR EACH ROW EXECUTE FUNCTION reach_falls_with_share();
CREATE TRIGGER reach_falls AFTER UPDATE OF until_at ON support FOR EACH ROW EXECUTE FUNCTION reach_falls_with_support();
CREATE TRIGGER reach_falls AFTER INSERT ON exclusion FOR EACH ROW WHEN (NEW.taken_back_at IS NULL) EXECUTE FUNCTION reach_falls_with_exclusion();
CREATE TRIGGER reach_falls AFTER UPDATE OF known_as, name_fold ON person FOR EACH ROW EXECUTE FUNCTION reach_falls_with_name();
