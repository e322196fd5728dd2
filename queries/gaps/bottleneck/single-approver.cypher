// id: single-approver
// title: One person approves everything alone
// family: bottleneck
// severity: high
// question: Who is the only person able to approve two or more decisions or systems, or the one every
//   escalation about two or more systems passes?
// why: Each of them waits for the same desk, and all of them wait when it is empty.
// cure: Name a second approver, or give a role with two holders the right to approve.
// source: Dominators of the paths of approval and escalation: every path passes the person; escalations
//   alone are of medium severity, and asked for where ESCALATES_TO is recorded. Delegating passes
//   accountability on, not the right to approve: a delegate approves once APPROVES says so
// needs: APPROVES
// param: minimum integer = 2
// subjects: person
// message: Only {person} can {act} {items}.
CALL {
  MATCH (item:Decision|AISystem)<-[right:APPROVES]-(approver:Person|Role|Team)
  WHERE org.active(item) AND org.active(approver) AND org.current(right)
  WITH DISTINCT item, approver
  UNWIND CASE WHEN approver:Person THEN [approver]
              WHEN approver:Role THEN org.holders(approver)
              ELSE org.membersBelow(approver) END AS person
  WITH item, collect(DISTINCT person) AS people
  WHERE size(people) = 1
  WITH head(people) AS person, collect(item) AS items
  WHERE size(items) >= $minimum
  RETURN person, items, 'approve' AS act
  UNION
  CALL org.gates() YIELD system, users, gates
  WHERE size(users) > 1 AND org.recorded('ESCALATES_TO')
  UNWIND gates AS person
  WITH person, system
  WHERE person:Person
  WITH person, collect(DISTINCT system) AS items
  WHERE size(items) >= $minimum
  RETURN person, items, 'pass on escalations about' AS act
}
WITH person, collect(items) AS lists, collect(act) AS acts
WITH person, acts,
     reduce(flat = [], some IN lists | flat + [item IN some WHERE NOT item IN flat]) AS items
RETURN person, items, size(items) AS count,
       CASE WHEN size(acts) > 1 THEN 'approve or pass on escalations about' ELSE acts[0] END AS act,
       CASE WHEN 'approve' IN acts THEN 'high' ELSE 'medium' END AS severity
