// id: several-roots
// title: More than one top of the hierarchy
// family: hygiene
// severity: low
// question: Do more than one person have reports and no manager?
// why: Two tops are two organizations, or a line that was left out; paths between their people do not exist.
// cure: Enter the missing line, or confirm that the chart holds several organizations.
// source: Krackhardt 1994: an out-tree has one root; a line through a vacant post, or through somebody who left,
//   goes on to whoever is next above
// needs: Person, REPORTS_TO
// implies: no-common-superior, no-escalation-path, distant-accountability
// fragility: every line above every root counts
// subjects: roots
// message: {roots} have reports and no manager.
CALL org.managers() YIELD person, manager
WITH DISTINCT manager
WHERE size(org.superiors(manager, 1)) = 0
WITH manager ORDER BY elementId(manager)
WITH collect(manager) AS roots
WHERE size(roots) > 1
RETURN roots, size(roots) AS count
