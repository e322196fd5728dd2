// id: ended-membership
// title: Somebody who left still owns, leads or oversees
// family: hygiene
// severity: low
// question: Is there a current ownership, lead or oversight by somebody or something that left or ended?
// why: The chart answers with a name that will not answer.
// cure: End the relationship, and name who took over.
// source: The catalogue's own question
// needs: OWNS|LEADS|OVERSEES
// subjects: holder, target
// message: {holder} has left or ended and still {does} {target}.
MATCH (holder:Person|Role|Team)-[claim:OWNS|LEADS|OVERSEES]->(target)
WHERE NOT target:Missing AND org.active(holder) = false AND org.current(claim) AND org.active(target)
WITH holder, target, collect(DISTINCT toLower(type(claim))) AS kinds
UNWIND kinds AS kind
WITH holder, target, kind ORDER BY kind
WITH holder, target, collect(kind) AS kinds
RETURN holder, target, kinds,
       CASE size(kinds) WHEN 1 THEN kinds[0] WHEN 2 THEN kinds[0] + ' and ' + kinds[1]
            ELSE kinds[0] + ', ' + kinds[1] + ' and ' + kinds[2] END AS does
