// id: sole-owner
// title: One person alone can answer for something critical
// family: bottleneck
// severity: high
// question: Which critical system, decision or role has exactly one capable active person?
// why: The item stops when the person does; most organizations learn it in the holidays.
// cure: Let a second person build or own the item, or teach a member of the owning team what it requires.
// source: Avelino et al. 2016, truck factor, asked of each item; a role's holders and named successors are
//   capable of it, an owner, a member of the owning team who builds the item (a team builds by each of its
//   members) or has all its required skills, and every member of a team that owns it itself where nothing
//   is required and nobody in the team builds it, whoever owns it besides; teams and roles that have ended
//   own nothing; a skill without a level is undetermined
// needs: Person, OWNS|HOLDS, AISystem.critical|System.critical|Decision.critical|Role.critical
// implies: missing-successor
// subjects: item
// message: Only {person} can take care of {item}.
MATCH (item:AISystem|System|Decision|Role)
WHERE item.critical = true AND org.active(item)
OPTIONAL MATCH (successor:Person)-[named:SUCCEEDS]->(item)
WHERE org.active(successor) AND org.current(named)
WITH item, collect(DISTINCT successor) AS successors
WITH item, CASE WHEN item:Role
       THEN org.holders(item) + [person IN successors WHERE NOT person IN org.holders(item)]
       ELSE org.capable(item) END AS people
WHERE size(people) < 2
WITH item, people, CASE WHEN item:Role THEN people ELSE org.perhapsCapable(item) END AS perhaps
WHERE size(people) = 1 OR size(perhaps) > 0
RETURN item, head(people + perhaps) AS person,
       CASE WHEN NOT item:Role THEN org.ownership(item) END AS ownership,
       CASE WHEN size(perhaps) > size(people) THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN size(perhaps) > size(people) THEN ['level'] ELSE [] END AS missing
