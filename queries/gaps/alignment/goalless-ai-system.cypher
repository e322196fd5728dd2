// id: goalless-ai-system
// title: An AI system that serves no goal
// family: alignment
// severity: medium
// question: Is there an AI system from which no path leads to a goal?
// why: Nobody can say whether the system is worth what it costs.
// cure: State which goal it serves, directly or by the decision or system it feeds, or retire it.
// source: NIST AI RMF MAP 1.3; paths: serves, contributes to, is used by a decision, is depended on by a
//   system that serves
// needs: AISystem, Goal, SERVES
// subjects: system
// message: No path leads from {system} to a goal.
MATCH (system:AISystem)
WHERE org.active(system)
  AND NOT EXISTS {
        MATCH (system)<-[feeds:DEPENDS_ON*0..5]-(consumer:AISystem|System|Team)
              -[serves:SERVES|CONTRIBUTES_TO*1..3]->(goal:Goal)
        WHERE org.active(goal)
          AND all(step IN feeds WHERE org.current(step))
          AND all(step IN serves WHERE org.current(step))
      }
  AND NOT EXISTS {
        MATCH (system)<-[feeds:DEPENDS_ON*0..5]-(consumer:AISystem|System|Team)
              <-[use:USES]-(decision:Decision)-[serves:SERVES]->(goal:Goal)
        WHERE org.active(goal) AND org.current(use) AND org.current(serves)
          AND all(step IN feeds WHERE org.current(step))
      }
RETURN system
