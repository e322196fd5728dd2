// id: teams-that-share-nobody
// title: Teams that share nobody
// question: Which two teams depend on each other's AI systems and meet in no living group?
// chart: orgcharts/acme-ai.graphml
MATCH (team:Team)-[:OWNS]->(system:AISystem)-[:DEPENDS_ON]->(needed:AISystem)<-[:OWNS]-(other:Team)
WHERE team <> other
  AND NOT EXISTS {
        MATCH (team)<-[:MEMBER_OF]-(one:Person)-[:MEMBER_OF]->(group:Team)
        WHERE org.active(group) AND EXISTS {
                MATCH (group)<-[:MEMBER_OF]-(two:Person)-[:MEMBER_OF]->(other)
                WHERE org.active(two)
              }
      }
RETURN team.name AS team, other.name AS other, collect(DISTINCT system.name) AS systems
ORDER BY team, other
