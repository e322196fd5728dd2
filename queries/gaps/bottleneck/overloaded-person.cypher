// id: overloaded-person
// title: Somebody promised to more work than there is time
// family: bottleneck
// severity: medium
// question: Whose shares in roles, or in teams, add up to more than the whole working time?
// why: What is promised twice is delivered once, and nobody decided which.
// cure: Settle with the person which share goes down.
// source: Carley, allocation part of cognitive demand; roles and teams are added up apart, since a role
//   is often held in a team
// needs: Person, MEMBER_OF.share|HOLDS.share
// param: maximum float = 1.0
// subjects: person
// message: {person} is promised to {allocation} times the working time.
MATCH (person:Person)-[seat:MEMBER_OF|HOLDS]->(place:Team|Function|Role)
WHERE seat.share IS NOT NULL AND org.active(person) AND org.active(place) AND org.current(seat)
WITH person, place, max(seat.share) AS share
WITH person, CASE WHEN place:Role THEN 'roles' ELSE 'teams' END AS kind,
     sum(share) AS total, collect(place) AS places
WHERE total > $maximum + 0.000000001
WITH person, max(total) AS allocation, collect(places) AS places
RETURN person, round(allocation * 100) / 100 AS allocation,
       reduce(flat = [], some IN places | flat + some) AS places
