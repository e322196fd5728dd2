// id: what-stands-on
// title: What stands on each plain system
// question: Which AI systems and decisions would notice if a system that is no AI failed?
// chart: orgcharts/acme-ai.graphml
MATCH (base:System&!AISystem)<-[:DEPENDS_ON*1..6]-(system:AISystem)
OPTIONAL MATCH (system)-[:CONTRIBUTES_TO]->(decision:Decision)
RETURN base.name AS base, base.critical AS critical, count(DISTINCT system) AS systems,
       collect(DISTINCT decision.name) AS decisions
ORDER BY systems DESC, base
