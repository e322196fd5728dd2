// id: overstretched-overseer
// title: An overseer with too many systems and people
// family: oversight
// severity: high
// question: Does an overseer watch more systems, weighted by risk and autonomy, and lead more people than one
//   can?
// why: Who must watch everything trusts everything.
// cure: Share the systems with a second overseer, or take reports off the first.
// source: Our own measure: direct reports plus, for each system, 4, 3, 2 or 1 for prohibited, high, limited
//   or other risk, times one half plus a tenth of its autonomy (5 where unknown), against `capacity` for a
//   full-time person, whatever span is declared
// standards: eu-ai-act 14(4)(b)
// needs: AISystem, OVERSEES, AISystem.riskClass|AISystem.autonomy
// param: capacity float = 15.0
// subjects: person
// message: {person} carries a load of {load} against {capacity}: {systems}{reports}.
CALL org.oversightLoad() YIELD node, load, overseen, span
WITH node AS person, load, overseen AS systems, span, $capacity * coalesce(node.fte, 1.0) AS capacity
WHERE load > capacity + 0.000000001
RETURN person, round(load * 10) / 10 AS load, capacity, span, systems,
       CASE span WHEN 0 THEN '' WHEN 1 THEN ', and one report'
                 ELSE ', and ' + toString(span) + ' reports' END AS reports
