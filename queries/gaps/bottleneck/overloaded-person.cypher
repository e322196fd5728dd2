// id: overloaded-person
// title: Somebody promised to more work than there is time
// family: bottleneck
// severity: medium
// question: Whose shares in roles, teams and functions add up to more than the whole working time?
// why: What is promised twice is delivered once, and nobody decided which.
// cure: Settle with the person which share goes down.
// source: Carley, allocation part of cognitive demand; a share in something that lies within another place
//   of the person, as a role in a team, is part of the share there. A share is one of the person's own
//   working time: of part-timers too the whole of it is 1
// needs: Person, MEMBER_OF.share|HOLDS.share
// param: maximum float = 1.0
// subjects: person
// message: {person} is promised to {allocation} times the working time.
MATCH (person:Person)
WHERE org.active(person)
WITH person, org.allocation(person) AS allocation
WHERE allocation > $maximum + 0.000000001
MATCH (person)-[seat:MEMBER_OF|HOLDS]->(place:Team|Function|Role)
WHERE seat.share IS NOT NULL AND org.active(place) AND org.current(seat)
RETURN person, round(allocation * 100) / 100 AS allocation, collect(DISTINCT place) AS places
