// Each of these is refused, and nothing is changed.
MATCH (boss {id: 'p-mara-lindqvist'}), (report {id: 'p-adaeze-okonkwo'})
CREATE (boss)-[:REPORTS_TO]->(report);
MATCH (team:Team {id: 't-pricing'})
SET team.start = date('2026-06-01'), team.end = date('2026-01-01');
