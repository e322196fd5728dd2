// id: high-risk-cards
// title: A card for each high-risk system
// question: What must be known about each high-risk AI system at a glance?
// chart: orgcharts/acme-ai.graphml
MATCH (system:AISystem)
WHERE system.riskClass = 'high'
RETURN system {.name, .useClass, .lastReviewed,
         owners: [(system)<-[:OWNS]-(owner) | owner.name],
         forums: [(forum:Team)-[:DISCUSSES]->(system) WHERE org.forum(forum) | forum.name],
         bought: coalesce(system.bought, false)} AS card
ORDER BY system.name
