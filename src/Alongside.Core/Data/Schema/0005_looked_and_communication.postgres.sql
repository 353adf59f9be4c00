-- Who looked, asked why, and how to talk with somebody.

-- A look with the minute it was made in, counted in UTC since 1970, so that looks can be grouped by the hour and the day of a place.
CREATE VIEW look_minute WITH (security_invoker = true) AS
  SELECT person_id, look_id, part_bits, operation, purpose, ground, account_id, capacity, organisation_id, team_id, at,
         floor(extract(epoch FROM at) / 60)::bigint AS minute FROM look;

GRANT SELECT ON look_minute TO {app}, {door};
