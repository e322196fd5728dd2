// id: disconnected-ai-system
// title: An AI system that touches nothing
// family: integration
// severity: low
// question: Is there an AI system that nothing uses, feeds, depends on and that serves nothing?
// why: Such a system is either forgotten and still costs, or its connections are not on the chart and
//   nobody can judge it.
// cure: Record who uses it and what it serves, or switch it off.
// source: the catalogue's own question
// needs: AISystem, USES|DEPENDS_ON|CONTRIBUTES_TO|SERVES
// implies: goalless-ai-system
// subjects: system
// message: Nothing uses {system}, feeds it or depends on it, and it serves nothing.
MATCH (system:AISystem)
WHERE org.active(system)
  AND NOT EXISTS {
        MATCH (system)<-[use:USES]-(user:Person|Team|Decision)
        WHERE org.current(use) AND org.active(user)
          AND (NOT user:Team OR size(org.membersBelow(user)) > 0)
      }
  AND NOT EXISTS {
        MATCH (system)-[link:DEPENDS_ON]-(other:AISystem|System|Team)
        WHERE other <> system AND org.active(other) AND org.current(link)
      }
  AND NOT EXISTS {
        MATCH (system)-[link:CONTRIBUTES_TO|SERVES]->(target:Decision|Goal)
        WHERE org.active(target) AND org.current(link)
      }
RETURN system
