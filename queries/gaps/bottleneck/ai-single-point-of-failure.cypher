// id: ai-single-point-of-failure
// title: A system or vendor without which a decision cannot be taken
// family: bottleneck
// severity: high
// question: Is there an AI system or vendor whose loss leaves a decision with no person and no other system
//   that could take it?
// why: When the one model or the one vendor is down, nobody is left who knows how to decide.
// cure: Name a person or a second system as the fallback, and let them practise.
// source: The catalogue's own question; a fallback, a person responsible, or a system that does not depend on
//   the lost one can take the decision
// needs: Decision, CONTRIBUTES_TO|USES, FALLBACK_FOR|RESPONSIBLE_FOR
// subjects: part
// message: Without {part} nobody can take {decisions}.
MATCH (decision:Decision)-[feeds:CONTRIBUTES_TO|USES]-(system:AISystem|System)
WHERE org.active(decision) AND org.active(system) AND org.current(feeds)
  AND NOT EXISTS {
        MATCH (decision)<-[helps:FALLBACK_FOR|RESPONSIBLE_FOR]-(other:Person|Role|Team|System|AISystem)
        WHERE org.current(helps) AND org.active(other)
          AND (NOT other:Role OR size(org.holders(other)) > 0)
          AND (NOT other:Team OR size(org.membersBelow(other)) > 0)
      }
WITH decision, collect(DISTINCT system) AS systems
UNWIND systems AS system
MATCH way = (system)-[:DEPENDS_ON*0..5]->(part:AISystem)
WHERE org.active(part) AND all(step IN relationships(way) WHERE org.current(step))
WITH decision, systems, system, part, nodes(way) AS stops,
     relationships(way) AS steps
UNWIND stops AS stop
OPTIONAL MATCH (stop)<-[helps:FALLBACK_FOR]-(other:Person|Team|System|AISystem)
WHERE org.current(helps) AND org.active(other)
  AND (NOT other:Team OR size(org.membersBelow(other)) > 0)
WITH decision, systems, system, part, stops, steps, count(helps) AS rescues
WHERE rescues = 0
WITH decision, systems, part, count(DISTINCT system) AS lost, collect(steps) AS ways
WHERE lost = size(systems)
RETURN part, collect(decision) AS decisions, collect(ways) AS through
UNION
MATCH (decision:Decision)-[feeds:CONTRIBUTES_TO|USES]-(system:AISystem|System)
WHERE org.active(decision) AND org.active(system) AND org.current(feeds)
  AND NOT EXISTS {
        MATCH (decision)<-[helps:FALLBACK_FOR|RESPONSIBLE_FOR]-(other:Person|Role|Team|System|AISystem)
        WHERE org.current(helps) AND org.active(other)
          AND (NOT other:Role OR size(org.holders(other)) > 0)
          AND (NOT other:Team OR size(org.membersBelow(other)) > 0)
      }
WITH decision, collect(DISTINCT system) AS systems
UNWIND systems AS system
MATCH way = (system)-[:DEPENDS_ON*0..5]->(supplied:AISystem|System)
WHERE org.active(supplied) AND all(step IN relationships(way) WHERE org.current(step))
WITH decision, systems, system, supplied, nodes(way) AS stops,
     relationships(way) AS steps
UNWIND stops AS stop
OPTIONAL MATCH (stop)<-[helps:FALLBACK_FOR]-(other:Person|Team|System|AISystem)
WHERE org.current(helps) AND org.active(other)
  AND (NOT other:Team OR size(org.membersBelow(other)) > 0)
WITH decision, systems, system, supplied, stops, steps, count(helps) AS rescues
WHERE rescues = 0
MATCH (supplied)<-[sells:SUPPLIES_TO]-(part:Partner)
WHERE org.active(part) AND org.current(sells)
WITH decision, systems, part, count(DISTINCT system) AS lost, collect(steps) AS ways
WHERE lost = size(systems)
RETURN part, collect(decision) AS decisions, collect(ways) AS through
