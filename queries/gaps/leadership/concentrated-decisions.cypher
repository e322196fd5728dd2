// id: concentrated-decisions
// title: Decision rights in few hands
// family: leadership
// severity: low
// question: Are the rights to decide spread more unevenly over those who have any than the bound allows?
// why: The rest of the leaders wait for a few.
// cure: Pass decisions on to those who know the matter.
// source: Gini coefficient G N / (N - 1) over the active people with at least one right: approving, or
//   answering for a decision; of one person the coefficient is not defined, and holding every one of at
//   least `minimumRights` is concentration
// needs: Decision, APPROVES|ACCOUNTABLE_FOR|OWNS
// fragility: a coefficient over everybody who has a right
// param: maximum float = 0.6
// param: minimumRights integer = 5
// subjects: top
// message: {top} has {most} of {rights} rights to decide; {spread}.
MATCH (item:Decision|AISystem)<-[right:APPROVES]-(who:Person|Role|Team)
WHERE org.active(item) AND org.active(who) AND org.current(right)
OPTIONAL MATCH (who)<-[leads:LEADS]-(lead:Person)
WHERE who:Team AND org.active(lead) AND org.current(leads)
WITH item, who, collect(lead) AS leads
UNWIND CASE WHEN who:Person THEN [who] WHEN who:Role THEN org.holders(who) ELSE leads END AS person
WITH collect(DISTINCT [person, item]) AS approvals
OPTIONAL MATCH (decision:Decision)
WHERE org.active(decision)
WITH approvals, decision, CASE WHEN decision IS NULL THEN [] ELSE org.accountable(decision) END AS people
WITH approvals, collect([person IN people | [person, decision]]) AS answers
UNWIND approvals + reduce(flat = [], some IN answers | flat + some) AS pair
WITH DISTINCT pair[0] AS person, pair[1] AS item
WITH person, count(item) AS n
ORDER BY n, elementId(person)
WITH collect(person) AS people, collect(n) AS counts, sum(n) AS rights
WHERE size(people) > 2 OR size(people) = 1 AND rights >= $minimumRights
WITH people, counts, rights, size(people) AS holders, last(counts) AS most
WITH people, counts, rights, holders, most,
     toFloat(reduce(sum = 0, i IN range(1, holders) | sum + (2 * i - holders - 1) * counts[i - 1]))
       / (rights * CASE WHEN holders > 1 THEN holders - 1 END) AS gini
WHERE gini > $maximum OR holders = 1
RETURN last(people) AS top, most, rights, holders, round(gini * 1000) / 1000 AS gini,
       CASE WHEN holders = 1 THEN 'nobody else has any'
            ELSE 'Gini ' + toString(round(gini * 1000) / 1000) + ' over the ' + toString(holders)
                 + ' who have any' END AS spread
