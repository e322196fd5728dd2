// Proposals for orgcharts/acme-ai.graphml

// proposal-1: Integrator for Marketing, Pricing, and Search and Discovery, taken by Chiara Ricci
MATCH (n1) WHERE elementId(n1) = 'p-chiara-ricci'
MATCH (n2) WHERE elementId(n2) = 't-marketing'
MATCH (n3) WHERE elementId(n3) = 't-pricing'
MATCH (n4) WHERE elementId(n4) = 't-search'
MATCH (n5) WHERE elementId(n5) = 'd-campaign-budget'
MATCH (n6) WHERE elementId(n6) = 'p-mara-lindqvist'
MATCH (n7) WHERE elementId(n7) = 'k-advertising'
MATCH (n8) WHERE elementId(n8) = 'k-merchandising'
MATCH (n9) WHERE elementId(n9) = 'k-retail-pricing'
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
MATCH (n1) WHERE elementId(n1) = 'p-stefan-ilic'
MATCH (n2) WHERE elementId(n2) = 'p-thandiwe-ndlovu'
MATCH (n3) WHERE elementId(n3) = 'p-yara-nassar'
MATCH (n4) WHERE elementId(n4) = 'p-hassan-jaber'
CREATE (n1)-[:COLLABORATES_WITH]->(n2),
       (n3)-[:COLLABORATES_WITH]->(n4);

// proposal-3: Credit and Payments Integrator, taken by Leïla Benali
MATCH (n1) WHERE elementId(n1) = 'p-leila-benali'
MATCH (n2) WHERE elementId(n2) = 'r-credit-integration'
CREATE (n1)-[:HOLDS {share: 0.3}]->(n2);
