// id: two-managers-away
// title: Who is two managers away from a system
// question: Whose reports' reports build AI systems, and which?
// chart: orgcharts/acme-ai.graphml
MATCH (system:AISystem)<-[:BUILDS]-(builder:Person)-[:REPORTS_TO*2..2]->(manager:Person)
WITH DISTINCT manager, system
ORDER BY system.name
RETURN manager.name AS manager, manager.title AS title, collect(system.name) AS systems
ORDER BY size(systems) DESC, manager
