// id: stakeholders-without-shared-lead
// title: Stakeholders of one group without a shared lead
// question: Of the groups that are stakeholders of the same working group, how many pairs share
//   no chair or tech lead?
// chart: data/kubernetes-sigs/kubernetes-sigs.graphml
MATCH (one:Team)<-[first]-(group:Team)-[second]->(two:Team)
WHERE first.relation = 'stakeholder' AND second.relation = 'stakeholder'
  AND elementId(one) < elementId(two)
WITH DISTINCT one, two
WITH one, two, EXISTS {
  MATCH (one)<-[near]-(lead:Person)-[far]->(two)
  WHERE near.relation IN ['chair', 'tech-lead'] AND far.relation IN ['chair', 'tech-lead']
} AS shared
RETURN count(*) AS pairs, count(CASE WHEN NOT shared THEN 1 END) AS without
