// id: unskilled-holder
// title: A role's holder lacks a skill the role requires
// family: cross-functional
// severity: high
// question: Who holds a role without a skill it requires, at the level it requires, unexpired?
// why: The role is filled on paper and the work it names is not done well by anybody.
// cure: Train or certify the holder, share the role with somebody who has the skill, or change what the role
//   requires.
// source: Exact set difference: the role's required skills minus the holder's
// needs: Role, HOLDS, REQUIRES_SKILL, HAS_SKILL
// subjects: person, role
// message: {person} holds {role} without {short}.
MATCH (role:Role)-[demand:REQUIRES_SKILL]->(skill:Skill)
WHERE org.active(role) AND org.current(demand)
MATCH (person:Person)-[holds:HOLDS]->(role)
WHERE org.active(person) AND org.current(holds)
WITH person, role, skill, max(demand.level) AS level
WHERE NOT EXISTS {
        MATCH (person)-[has:HAS_SKILL]->(skill)
        WHERE org.current(has)
          AND (has.expires IS NULL OR has.expires >= $asOf)
          AND (level IS NULL OR has.level >= level)
      }
OPTIONAL MATCH (person)-[has:HAS_SKILL]->(skill)
WITH person, role, skill, level,
     count(CASE WHEN (org.current(has) AND (has.expires IS NULL OR has.expires >= $asOf)
                      AND (level IS NULL OR has.level >= level)) IS NULL
                 AND has IS NOT NULL THEN 1 END) > 0 AS unknown,
     max(CASE WHEN org.current(has) THEN has.level END) AS best,
     max(CASE WHEN org.current(has) AND has.expires < $asOf THEN has.expires END) AS expired
WITH person, role,
     collect(CASE WHEN NOT unknown THEN skill END) AS lacking,
     collect(CASE WHEN NOT unknown THEN skill.name
       + CASE WHEN level IS NULL THEN '' ELSE ' at level ' + toString(level) END
       + CASE WHEN expired IS NOT NULL THEN ' (expired ' + toString(expired) + ')'
              WHEN best < level THEN ' (has ' + toString(best) + ')' ELSE '' END END) AS short,
     collect(CASE WHEN unknown THEN skill END) AS unclear
RETURN person, role, lacking, short, unclear,
       CASE WHEN size(lacking) > 0 THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN size(lacking) > 0 THEN [] ELSE ['level'] END AS missing
