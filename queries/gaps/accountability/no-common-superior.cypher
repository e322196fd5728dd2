// id: no-common-superior
// title: A decision whose accountable people have no superior in common
// family: accountability
// severity: high
// question: Do the people accountable for the systems that feed a decision have a least superior in common?
// why: When their systems disagree there is nobody to settle it, or there are two.
// cure: Give the decision one accountable person above both, or join the reporting lines.
// source: Krackhardt 1994, least upper bound: a common superior whom every other common superior is above
// needs: Decision, CONTRIBUTES_TO, REPORTS_TO, ACCOUNTABLE_FOR|OWNS
// subjects: decision
// message: {people} answer for what feeds {decision} and have no least common superior.
MATCH (system:AISystem)-[feeds:CONTRIBUTES_TO]->(decision:Decision)
WHERE org.active(system) AND org.active(decision) AND org.current(feeds)
WITH DISTINCT decision, system
UNWIND org.accountable(system) AS person
WITH decision, collect(DISTINCT system) AS systems, collect(DISTINCT person) AS people
WHERE size(systems) > 1 AND size(people) > 1
UNWIND people AS one
WITH decision, people, one,
     reduce(line = [one], level IN range(1, 12) | line
       + [boss IN reduce(next = [], each IN line | next + org.managersOf(each))
          WHERE NOT boss IN line]) AS above
UNWIND people AS two
WITH decision, people, one, two, above,
     reduce(line = [two], level IN range(1, 12) | line
       + [boss IN reduce(next = [], each IN line | next + org.managersOf(each))
          WHERE NOT boss IN line]) AS over
WHERE id(one) < id(two)
WITH decision, one, two, [boss IN above WHERE boss IN over] AS common
WHERE none(least IN common WHERE all(boss IN common WHERE boss = least
        OR boss IN reduce(line = [least], level IN range(1, 12) | line
             + [next IN reduce(up = [], each IN line | up + org.managersOf(each))
                WHERE NOT next IN line])))
WITH decision, collect([one, two]) AS pairs
RETURN decision, reduce(flat = [], pair IN pairs |
         flat + [person IN pair WHERE NOT person IN flat]) AS people, pairs
