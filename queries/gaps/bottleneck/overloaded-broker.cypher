// id: overloaded-broker
// title: One person carries the talk between functions
// family: bottleneck
// severity: medium
// question: Who stands on an outlying share of the shortest paths between people of different functions?
// why: What the functions know of each other depends on one person's time, mood and holidays.
// cure: Tie two of the functions directly, or share the role between two people.
// source: Freeman 1977, betweenness counted between people of different functions; Gould and Fernandez 1989
//   for the role. Outlying: at least `minimumShare` of the paths, and `fences` times the middle half's range
//   above it (Tukey)
// needs: Person, Function, MEMBER_OF, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// fragility: a share of all paths, which no single tie decides
// param: minimumShare float = 0.2
// param: fences float = 3.0
// param: minimumPeople integer = 8
// subjects: person
// message: {person} carries {percent} % of the shortest paths between functions, mostly as {part}.
CALL org.brokers() YIELD person, share, lower, upper, people, role, brokered, functions
WHERE people >= $minimumPeople AND share >= $minimumShare
  AND share > upper + $fences * (upper - lower)
RETURN person, toInteger(round(share * 100)) AS percent, role, brokered, functions,
       role + CASE WHEN size(functions) = 0 THEN ' within one function'
                   WHEN size(functions) = 1 THEN ' of ' + head(functions).name
                   ELSE ' between ' + functions[0].name + ' and ' + functions[1].name END AS part,
       round(upper * 1000) / 1000 AS threeQuartersCarryLess, org.ties(person) AS contacts
