-- People who are brought in from another system: by what that system calls them, so that the same file twice brings them once.
ALTER TABLE beginning ADD COLUMN reference TEXT NULL;
CREATE UNIQUE INDEX beginning_reference ON beginning (viewer_id, reference) WHERE reference IS NOT NULL;
CREATE TRIGGER beginning_stays_as_it_was_brought BEFORE UPDATE OF reference ON beginning BEGIN SELECT RAISE(ABORT, 'a beginning is never another one''s'); END;
DROP VIEW begun;
CREATE VIEW begun AS
  SELECT person_id, begun_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, basis, because, language, worker_name,
         at, due_at, letter_at, told_at, told_on, told_how, interpreter, teller_name, late_at, reference FROM beginning;
