// id: thin-integration-bench
// title: Too few people who can integrate or govern
// family: integration
// severity: medium
// question: AI systems of several teams are coupled; do at least two active people have a skill to integrate
//   or to govern them?
// why: Coupled systems need people who see across them, and one such person is one resignation from none.
// cure: Train or hire a second person with an integration or governance skill.
// source: The catalogue's own question; current, unexpired skills of subtype integration or governance
// needs: AISystem, DEPENDS_ON, OWNS, HAS_SKILL, Skill.subtype
// implies: builders-only, exclusive-skill
// fragility: a count over all coupled systems and all skills
// param: minimum integer = 2
// subjects: systems
// message: {systems} are coupled across teams, and {people} integrate or govern.
MATCH (one:AISystem)-[link:DEPENDS_ON]->(two:AISystem)
WHERE one <> two AND org.active(one) AND org.active(two) AND org.current(link)
WITH DISTINCT one, two
WITH one, two, [team IN org.owningTeams(one) WHERE org.active(team)] AS ours,
     [team IN org.owningTeams(two) WHERE org.active(team)] AS theirs
WHERE size(ours) > 0 AND size(theirs) > 0 AND none(team IN ours WHERE team IN theirs)
UNWIND [one, two] AS system
WITH DISTINCT system
ORDER BY elementId(system)
WITH collect(system) AS systems
OPTIONAL MATCH (person:Person)-[has:HAS_SKILL]->(skill:Skill)
WHERE skill.subtype IN ['integration', 'governance'] AND org.active(person) AND org.current(has)
  AND (has.expires IS NULL OR has.expires >= $asOf)
WITH systems, collect(DISTINCT person) AS bench
WHERE size(systems) > 0 AND size(bench) < $minimum
RETURN systems, bench,
       CASE WHEN size(bench) = 0 THEN 'nobody can' ELSE 'only ' + head(bench).name + ' can' END AS people
