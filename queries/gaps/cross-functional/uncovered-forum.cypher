// id: uncovered-forum
// title: A high-risk system outside every joint forum
// family: cross-functional
// severity: high
// question: Is a high-risk AI system discussed in no forum where procurement, product and risk meet?
// why: What one of the three knows of the system, the others decide without.
// cure: Put the system on the agenda of a forum where all three sit, or add the one who is missing.
// source: The catalogue's own question; a discipline is a word of a function's discipline, or else of its
//   name; who leads a forum sits in it, and who leads a
//   function stands for it. A forum whose people the chart does not name is undetermined
// needs: AISystem, AISystem.riskClass, DISCUSSES, MEMBER_OF|HOLDS, Function
// param: disciplines string = 'procurement,product,risk'
// subjects: system
// message: The high-risk system {system} is discussed in no forum of {disciplines}.
MATCH (system:AISystem)
WHERE org.active(system) AND (system.riskClass = 'high' OR system.riskClass IS NULL)
OPTIONAL MATCH (system)<-[talks:DISCUSSES]-(forum:Team)
WHERE org.active(forum) AND org.forum(forum) AND org.current(talks)
WITH DISTINCT system, forum
WITH system, forum, CASE WHEN forum IS NULL THEN [] ELSE org.peopleBelow(forum) END AS people
WITH system, forum, size(people) AS seats,
     reduce(functions = [], person IN people |
       functions + [one IN org.functionsOf(person) WHERE NOT one IN functions]) AS functions
WITH system, forum, seats,
     [one IN functions | ' ' + toLower(coalesce(one.discipline, one.name)) + ' '] AS present
WITH system, forum, seats, all(discipline IN split($disciplines, ',') WHERE
       any(one IN present WHERE one CONTAINS ' ' + discipline + ' ')) AS covered
WITH system, collect(forum) AS forums, collect(covered) AS covered,
     min(CASE WHEN forum IS NOT NULL THEN seats END) AS fewest
WHERE none(one IN covered WHERE one)
WITH system, forums,
     CASE WHEN system.riskClass IS NULL THEN ['riskClass'] ELSE [] END
     + CASE WHEN fewest = 0 THEN ['MEMBER_OF'] ELSE [] END AS missing
RETURN system, forums, replace($disciplines, ',', ', ') AS disciplines, missing,
       CASE WHEN size(missing) > 0 THEN 'undetermined' ELSE 'found' END AS verdict
