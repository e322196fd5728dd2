// id: uncovered-forum
// title: A high-risk system outside every joint forum
// family: cross-functional
// severity: high
// question: Is a high-risk AI system discussed in no forum where procurement, product and risk meet?
// why: What one of the three knows of the system, the others decide without.
// cure: Put the system on the agenda of a forum where all three sit, or add the one who is missing.
// source: The catalogue's own question; a discipline is a word of a function's discipline, or else of its
//   name; who leads a forum sits in it
// needs: AISystem, AISystem.riskClass, DISCUSSES, MEMBER_OF, Function
// param: disciplines string = 'procurement,product,risk'
// subjects: system
// message: The high-risk system {system} is discussed in no forum of {disciplines}.
MATCH (system:AISystem)
WHERE org.active(system) AND (system.riskClass = 'high' OR system.riskClass IS NULL)
OPTIONAL MATCH (system)<-[talks:DISCUSSES]-(forum:Team)
WHERE org.active(forum) AND org.forum(forum) AND org.current(talks)
OPTIONAL MATCH (forum)<-[seat:MEMBER_OF|LEADS]-(person:Person)
               -[home:MEMBER_OF|PART_OF*1..5]->(function:Function)
WHERE org.active(person) AND org.current(seat) AND all(step IN home WHERE org.current(step))
WITH system, forum, collect(DISTINCT toLower(coalesce(function.discipline, function.name))) AS present
WITH system, forum, all(discipline IN split($disciplines, ',') WHERE any(one IN present WHERE
       ' ' + one + ' ' CONTAINS ' ' + discipline + ' ')) AS covered
WITH system, collect(DISTINCT forum) AS forums, collect(covered) AS covered
WHERE none(one IN covered WHERE one)
RETURN system, forums, replace($disciplines, ',', ', ') AS disciplines,
       CASE WHEN system.riskClass IS NULL THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN system.riskClass IS NULL THEN ['riskClass'] ELSE [] END AS missing
