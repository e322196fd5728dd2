// Proposals for orgcharts/acme-ai.graphml

// proposal-1: Integrator for Marketing, Pricing, and Search and Discovery, taken by Chiara Ricci
MATCH (n1 {id: 'p-chiara-ricci'})
MATCH (n2 {id: 't-marketing'})
MATCH (n3 {id: 't-pricing'})
MATCH (n4 {id: 't-search'})
MATCH (n5 {id: 'd-campaign-budget'})
MATCH (n6 {id: 'p-mara-lindqvist'})
MATCH (n7 {id: 'k-advertising'})
MATCH (n8 {id: 'k-merchandising'})
MATCH (n9 {id: 'k-retail-pricing'})
CREATE (new1:Role {id: 'proposal-1-role', name: 'Integrator for Marketing, Pricing, and Search and Discovery', subtype: 'integration'}),
       (n1)-[:HOLDS {share: 0.4}]->(new1),
       (new1)-[:INTEGRATES]->(n2),
       (new1)-[:INTEGRATES]->(n3),
       (new1)-[:INTEGRATES]->(n4),
       (new1)-[:INTEGRATES]->(n5),
       (new1)-[:REPORTS_TO]->(n6),
       (new1)-[:REQUIRES_SKILL]->(n7),
       (new1)-[:REQUIRES_SKILL]->(n8),
       (new1)-[:REQUIRES_SKILL]->(n9);

// proposal-2: Contact between Payments and Returns, taken by Stefan Ilić
MATCH (n1 {id: 'p-stefan-ilic'})
MATCH (n2 {id: 'p-thandiwe-ndlovu'})
MATCH (n3 {id: 'p-yara-nassar'})
MATCH (n4 {id: 'p-hassan-jaber'})
CREATE (n1)-[:COLLABORATES_WITH]->(n2),
       (n3)-[:COLLABORATES_WITH]->(n4);

// proposal-3: Credit and Payments Integrator, taken by Leïla Benali
MATCH (n1 {id: 'p-leila-benali'})
MATCH (n2 {id: 'r-credit-integration'})
CREATE (n1)-[:HOLDS {share: 0.3}]->(n2);
