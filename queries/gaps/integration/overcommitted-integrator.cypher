// id: overcommitted-integrator
// title: An integrator with more to join than time allows
// family: integration
// severity: medium
// question: Whose integration scope exceeds the capacity that goes with the person's working time?
// why: Pairs grow with the square of the units; an integrator with too many joins the loud ones only.
// cure: Divide the scope between two people, or give the role more of the person's time.
// source: Our own measure: one for each pair of units, 3, 2 or 1 for a system of high, limited or other risk,
//   one for a decision, against `capacity` for one full-time person
// needs: INTEGRATES
// param: capacity float = 10.0
// subjects: person
// message: {person} integrates a scope of {load} (pairs of units, systems by risk, decisions); capacity is
//   {capacity}.
MATCH (integrator:Person|Role)-[joins:INTEGRATES]->(target:Team|Function|AISystem|Decision)
WHERE org.active(integrator) AND org.active(target) AND org.current(joins)
WITH DISTINCT integrator, target
UNWIND CASE WHEN integrator:Role THEN org.holders(integrator) ELSE [integrator] END AS person
WITH person, collect(DISTINCT target) AS scope
OPTIONAL MATCH (person)-[holds:HOLDS]->(role:Role)-[joins:INTEGRATES]->()
WHERE org.current(holds) AND org.current(joins)
WITH person, scope, collect(DISTINCT role) AS roles
WITH person, scope, roles,
     size([target IN scope WHERE target:Team OR target:Function]) AS units,
     reduce(sum = 0, target IN scope | sum
       + CASE WHEN target:Decision THEN 1
              WHEN NOT target:AISystem THEN 0
              WHEN target.riskClass = 'high' THEN 3
              WHEN target.riskClass = 'limited' THEN 2
              ELSE 1 END) AS items
WITH person, scope, toFloat(units * (units - 1) / 2 + items) AS load,
     $capacity * coalesce(person.fte, 1.0) AS capacity
WHERE load > capacity
RETURN person, load, capacity, scope
