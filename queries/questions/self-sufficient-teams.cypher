// id: self-sufficient-teams
// title: Teams that can run what they own
// question: In which teams is every skill that their AI systems require found at the required
//   level?
// chart: orgcharts/acme-ai.graphml
MATCH (team:Team)-[:OWNS]->(:AISystem)
WITH DISTINCT team
WHERE NOT EXISTS {
        MATCH (team)-[:OWNS]->(system:AISystem)-[demand:REQUIRES_SKILL]->(skill:Skill)
        WHERE NOT EXISTS {
                MATCH (skill)<-[has:HAS_SKILL]-(person:Person)-[:MEMBER_OF]->(team)
                WHERE has.level >= demand.level AND org.active(person)
              }
      }
RETURN team.name AS team, COUNT { (team)-[:OWNS]->(:AISystem) } AS systems
ORDER BY systems DESC, team
