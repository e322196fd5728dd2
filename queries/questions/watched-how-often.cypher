// id: watched-how-often
// title: How many people watch each AI system
// question: How many people oversee each AI system, and how many hours a month do they have
//   together?
// chart: orgcharts/acme-ai.graphml
MATCH (system:AISystem)
OPTIONAL MATCH (system)<-[watch:OVERSEES]-(person:Person)
WHERE org.active(person)
WITH system, count(DISTINCT person) AS overseers, sum(watch.hoursPerMonth) AS hours
RETURN system.name AS system, system.riskClass AS risk, overseers, hours,
       overseers = 0 AS unwatched
ORDER BY overseers, hours, system
