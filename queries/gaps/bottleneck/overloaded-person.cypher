// id: overloaded-person
// title: Somebody promised to more work than there is time
// family: bottleneck
// severity: medium
// question: Whose shares in roles, teams and functions add up to more than the whole working time?
// why: What is promised twice is delivered once, and nobody decided which.
// cure: Settle with the person which share goes down.
// source: Carley, allocation part of cognitive demand; a share in something that lies within another place
//   of the person, as a role in a team, is part of the share there
// needs: Person, MEMBER_OF.share|HOLDS.share
// param: maximum float = 1.0
// subjects: person
// message: {person} is promised to {allocation} times the working time.
MATCH (person:Person)-[seat:MEMBER_OF|HOLDS]->(place:Team|Function|Role)
WHERE seat.share IS NOT NULL AND org.active(person) AND org.active(place) AND org.current(seat)
WITH person, place, max(seat.share) AS share
WITH person, collect([place, share]) AS seats, collect(place) AS places, sum(share) AS total
WHERE total > $maximum + 0.000000001
UNWIND seats AS seat
WITH person, places, seat[0] AS place, seat[1] AS share
WITH person, places, place, share,
     [other IN places WHERE other <> place AND (
        EXISTS {
          MATCH (place)-[steps:PART_OF*1..6]->(other)
          WHERE all(step IN steps WHERE org.current(step))
        } OR EXISTS {
          MATCH (other)-[needs:NEEDS_ROLE]->(place)
          WHERE org.current(needs)
        })] AS around
WITH person, places, place, share,
     coalesce(head([one IN around WHERE none(other IN around WHERE other <> one AND EXISTS {
       MATCH (one)-[:PART_OF*1..6]->(other)
     })]), place) AS home
WITH person, places, home,
     sum(CASE WHEN place = home THEN share ELSE 0 END) AS own,
     sum(CASE WHEN place <> home AND place:Role THEN share ELSE 0 END) AS roles,
     sum(CASE WHEN place <> home AND NOT place:Role THEN share ELSE 0 END) AS parts
WITH person, places,
     sum(CASE WHEN own >= roles AND own >= parts THEN own
              WHEN roles >= parts THEN roles ELSE parts END) AS allocation
WHERE allocation > $maximum + 0.000000001
RETURN person, round(allocation * 100) / 100 AS allocation, places
