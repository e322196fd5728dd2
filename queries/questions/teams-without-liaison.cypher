// id: teams-without-liaison
// title: Teams without a steering liaison
// question: Which group of the community has no liaison of the steering committee?
// chart: data/kubernetes-sigs/kubernetes-sigs.graphml
MATCH (team:Team)
WHERE NOT EXISTS {
        MATCH (team)<-[link]-(:Person)
        WHERE link.relation = 'steering-liaison'
      }
RETURN elementId(team) AS id, team.name AS team
ORDER BY id
