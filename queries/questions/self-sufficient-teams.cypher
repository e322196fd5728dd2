// id: self-sufficient-teams
// title: Teams that would get over a loss
// question: In which teams do two people have every skill their AI systems require, and a level more?
// chart: orgcharts/acme-ai.graphml
MATCH (team:Team)-[:OWNS]->(:AISystem)
WITH DISTINCT team
WHERE NOT EXISTS {
        MATCH (team)-[:OWNS]->(:AISystem)-[demand:REQUIRES_SKILL]->(skill:Skill)
        WHERE NOT EXISTS {
                MATCH (skill)<-[has:HAS_SKILL]-(person:Person)-[:MEMBER_OF]->(team)
                WHERE has.level > demand.level AND org.active(person)
                  AND EXISTS {
                        MATCH (skill)<-[also:HAS_SKILL]-(second:Person)-[:MEMBER_OF]->(team)
                        WHERE second <> person AND also.level > demand.level
                          AND org.active(second)
                      }
              }
      }
RETURN team.name AS team, COUNT { (team)-[:OWNS]->(:AISystem) } AS systems
ORDER BY systems DESC, team
