// id: whom-to-call
// title: Whom to call when a system fails
// question: Who answers for this AI system, who may stop it and who built it?
// chart: orgcharts/acme-ai.graphml
// param: system string = 'Fraud Score'
MATCH (person:Person)-[:ACCOUNTABLE_FOR]->(system:AISystem {name: $system})
RETURN 'answers for it' AS reason, person.name AS person, person.email AS email
ORDER BY person
UNION
MATCH (person:Person)-[watch:OVERSEES]->(system:AISystem {name: $system})
WHERE watch.canStop
RETURN 'may stop it' AS reason, person.name AS person, person.email AS email
ORDER BY person
UNION
MATCH (person:Person)-[:BUILDS]->(system:AISystem {name: $system})
RETURN 'built it' AS reason, person.name AS person, person.email AS email
ORDER BY person
