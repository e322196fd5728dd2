// id: exclusive-skill
// title: A required skill that one person has, or nobody
// family: bottleneck
// severity: high
// question: Which required skill does at most one active person have at the required level?
// why: What needs the skill stops with that person.
// cure: Train a second person to the required level.
// source: Carley, ORA: knowledge exclusivity
// needs: REQUIRES_SKILL, HAS_SKILL
// subjects: skill
// message: {skill} is required{wanted} and {people}.
MATCH (need:Role|Team|AISystem|Decision)-[demand:REQUIRES_SKILL]->(skill:Skill)
WHERE org.active(need) AND org.active(skill) AND org.current(demand)
WITH skill, max(demand.level) AS level, collect([need, demand.level]) AS demands
WITH skill, level,
     [one IN demands WHERE level IS NULL OR one[1] = level | one[0]] AS requiredBy
OPTIONAL MATCH (person:Person)-[has:HAS_SKILL]->(skill)
WHERE org.active(person)
  AND coalesce(org.current(has) AND (has.expires IS NULL OR has.expires >= $asOf)
               AND (level IS NULL OR has.level >= level), true)
WITH skill, level, requiredBy, person,
     max(CASE WHEN level IS NULL OR has.level >= level THEN 1 ELSE 0 END) AS sure
WITH skill, level, requiredBy,
     collect(CASE WHEN sure = 1 THEN person END) AS holders,
     collect(CASE WHEN sure = 0 THEN person END) AS unclear
WHERE size(holders) < 2
RETURN skill, level, requiredBy, holders,
       CASE WHEN size(holders) = 0 THEN 'nobody has it' ELSE 'only ' + head(holders).name + ' has it' END
         + CASE WHEN level IS NULL THEN '' ELSE ' so high' END AS people,
       CASE WHEN level IS NULL THEN '' ELSE ' at level ' + toString(level) END AS wanted,
       CASE WHEN size(unclear) + size(holders) > 1 THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN size(unclear) + size(holders) > 1 THEN ['level'] ELSE [] END AS missing
