// id: newest-member
// title: Who joined each team last
// question: Who is the newest member of each working team?
// chart: orgcharts/acme-ai.graphml
MATCH (team:Team {subtype: 'team'})
CALL (team) {
  MATCH (team)<-[:MEMBER_OF]-(person:Person)
  WHERE org.active(person)
  RETURN person.name AS newest, person.start AS start
  ORDER BY start DESC, newest
  LIMIT 1
}
RETURN team.name AS team, newest, start
ORDER BY start DESC, team
