// id: tie-spread
// title: How evenly a team is tied
// question: How many people does the typical and the best tied member of each team work with?
// chart: orgcharts/acme-ai.graphml
MATCH (team:Team {subtype: 'team'})<-[:MEMBER_OF]-(person:Person)
WHERE org.active(person)
WITH team, person, COUNT { (person)-[:COLLABORATES_WITH]-(:Person) } AS ties
RETURN team.name AS team, count(person) AS people, percentileCont(ties, 0.5) AS typical,
       percentileDisc(ties, 0.9) AS best
ORDER BY typical DESC, team
