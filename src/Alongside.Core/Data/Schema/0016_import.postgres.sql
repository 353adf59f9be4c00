-- People who are brought in from another system: by what that system calls them, so that the same file twice brings them once.
ALTER TABLE beginning ADD COLUMN reference text NULL;
CREATE UNIQUE INDEX beginning_reference ON beginning (viewer_id, reference) WHERE reference IS NOT NULL;
CREATE TRIGGER beginning_stays_as_it_was_brought BEFORE UPDATE OF reference ON beginning FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE OR REPLACE VIEW begun WITH (security_invoker = true) AS
  SELECT person_id, begun_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, basis, because, language, worker_name,
         at, due_at, letter_at, told_at, told_on, told_how, interpreter, teller_name, late_at, reference FROM beginning;
