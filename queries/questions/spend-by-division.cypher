// id: spend-by-division
// title: What AI costs in each part of the company
// question: How much do the AI systems below each top unit cost in a year?
// chart: orgcharts/acme-ai.graphml
MATCH (unit:Team)-[:PART_OF]->(company:Team {name: 'Acme'})
WITH unit, [(unit)<-[:PART_OF*0..3]-(:Team)-[:OWNS]->(system:AISystem) | system.annualCost] AS costs
WHERE size(costs) > 0
RETURN unit.name AS unit, size(costs) AS systems,
       reduce(total = 0.0, cost IN costs | total + cost) AS cost
ORDER BY cost DESC
