// id: single-approver
// title: One person approves everything alone
// family: bottleneck
// severity: high
// question: Who is the only person able to approve two or more decisions or systems?
// why: Each of them waits for the same desk, and all of them wait when it is empty.
// cure: Name a second approver, or give a role with two holders the right to approve.
// source: Dominators of the approval paths: every path to the approval passes the person
// needs: APPROVES
// param: minimum integer = 2
// subjects: person
// message: Only {person} can approve {items}.
MATCH (item:Decision|AISystem)<-[right:APPROVES]-(approver:Person|Role|Team)
WHERE org.active(item) AND org.active(approver) AND org.current(right)
WITH DISTINCT item, approver
UNWIND CASE WHEN approver:Person THEN [approver]
            WHEN approver:Role THEN org.holders(approver)
            ELSE org.members(approver) END AS person
WITH item, collect(DISTINCT person) AS people
WHERE size(people) = 1
WITH head(people) AS person, collect(item) AS items
WHERE size(items) >= $minimum
RETURN person, items, size(items) AS count
