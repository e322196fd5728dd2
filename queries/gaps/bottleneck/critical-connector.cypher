// id: critical-connector
// title: A person whose leaving parts the others
// family: bottleneck
// severity: high
// question: Whose leaving would cut the working ties between other people?
// why: What passes through one person alone stops when that person is ill, on leave or gone.
// cure: Add one tie around the person, so that each part knows somebody in another one.
// source: Hopcroft and Tarjan 1973, articulation points of the working layers; reporting lines are left out
// needs: Person, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// fragility: how many parts there are depends on every tie around the person
// implies: overloaded-broker
// subjects: person
// message: Without {person} the people tied to each other fall into {parts} parts.
CALL graph.articulationPoints({
  labels: ['Person'], types: ['COLLABORATES_WITH', 'GIVES_FEEDBACK_TO'],
  direction: 'both', asOf: $asOf
}) YIELD node, parts
WHERE node:Person AND org.active(node)
RETURN node AS person, parts, org.ties(node) AS contacts
