// id: skill-cover
// title: How well wanted skills are covered
// question: How many active people have each of these skills at this level or above?
// chart: orgcharts/acme-ai.graphml
// param: skills list of string = ['Causal inference', 'Computer vision', 'Quantum finance']
// param: level integer = 4
UNWIND $skills AS wanted
OPTIONAL MATCH (skill:Skill {name: wanted})
WITH wanted, skill, COUNT {
  MATCH (person:Person)-[has:HAS_SKILL]->(skill)
  WHERE has.level >= $level AND org.active(person)
} AS people
RETURN wanted, skill IS NOT NULL AS known, people,
       CASE WHEN people = 0 THEN 'nobody' WHEN people < 3 THEN 'few' ELSE 'enough' END AS cover
ORDER BY people, wanted
