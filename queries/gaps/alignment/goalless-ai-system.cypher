// id: goalless-ai-system
// title: An AI system that serves no goal
// family: alignment
// severity: medium
// question: Is there an AI system from which no path leads to a goal?
// why: Nobody can say whether the system is worth what it costs.
// cure: State which goal it serves, directly or by the decision or system it feeds, or retire it.
// source: NIST AI RMF MAP 1.3; paths: serves, contributes to, is used by a decision, is depended on by a
//   system or team that serves; what its owners serve besides is not what it serves
// standards: nist-ai-rmf MAP 1.3
// needs: AISystem, Goal, SERVES
// subjects: system
// message: No path leads from {system} to a goal.
MATCH (system:AISystem)
WHERE org.active(system)
  AND NOT EXISTS {
        MATCH feeds = (system)<-[:DEPENDS_ON*0..5]-(consumer:AISystem|System|Team)
        WHERE all(step IN relationships(feeds) WHERE org.current(step))
          AND all(stop IN nodes(feeds) WHERE org.active(stop))
          AND (EXISTS {
                 MATCH serves = (consumer)-[:SERVES|CONTRIBUTES_TO*1..3]->(goal:Goal)
                 WHERE all(step IN relationships(serves) WHERE org.current(step))
                   AND all(stop IN nodes(serves) WHERE org.active(stop))
               } OR EXISTS {
                 MATCH (consumer)<-[use:USES]-(decision:Decision)-[serves:SERVES]->(goal:Goal)
                 WHERE org.active(decision) AND org.active(goal)
                   AND org.current(use) AND org.current(serves)
               })
      }
RETURN system
