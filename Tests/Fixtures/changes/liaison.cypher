// A liaison role between two teams, not held yet.
MATCH (pricing:Team {name: 'Pricing'}), (payments:Team {name: 'Payments'})
CREATE (role:Role {id: 'pricing-liaison', name: 'Pricing Liaison', subtype: 'liaison'})
CREATE (role)-[:PART_OF]->(pricing), (role)-[:INTEGRATES]->(payments);
