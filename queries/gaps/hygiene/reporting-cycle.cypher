// id: reporting-cycle
// title: People who report to each other in a circle
// family: hygiene
// severity: high
// question: Is there a cycle of two or more in the solid reporting lines?
// why: Nobody in the circle answers to anybody outside it, and every measure of layers and spans is wrong.
// cure: Find the line that was entered the wrong way round, or that should be dotted.
// source: Tarjan 1972, strongly connected components of the lines as they are drawn, between people and between
//   roles; a report to oneself marks a root and is no cycle
// needs: REPORTS_TO
// implies: narrow-span, distant-accountability, no-common-superior, no-escalation-path
// subjects: people
// message: {people} report to each other in a circle.
CALL graph.strongComponents({
  labels: ['Person', 'Role'], types: ['REPORTS_TO'], direction: 'out',
  asOf: $asOf, without: {subtype: 'dotted'}
}) YIELD node, component, size
WHERE size > 1
WITH component, node ORDER BY elementId(node)
WITH component, collect(node) AS people
RETURN people, size(people) AS size
