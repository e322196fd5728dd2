// id: unbalanced-investment
// title: All the money goes into systems, none into joining them
// family: alignment
// severity: low
// question: Does a team with coupled AI systems spend less on coordination than the declared share?
// why: Coupled systems cost coordination whether or not it is paid for.
// cure: Set aside a share of the spend for the role, the forum or the interface that joins them.
// source: Share coordination / (coordination + foundational) of the annual cost; no published optimum
// needs: AISystem.investmentKind, AISystem.annualCost, OWNS, DEPENDS_ON
// param: minimumShare float = 0.1
// subjects: team
// message: {team} puts {percent} % of its AI spend into coordination.
MATCH (system:AISystem)
WHERE org.active(system)
UNWIND [team IN org.owningTeams(system) WHERE org.active(team)] AS team
WITH team, collect(DISTINCT system) AS systems
WHERE any(system IN systems WHERE EXISTS {
        MATCH (system)-[link:DEPENDS_ON]-(other:AISystem)
        WHERE other <> system AND org.active(other) AND org.current(link)
      })
WITH team, systems,
     reduce(sum = 0.0, system IN systems | sum
       + CASE WHEN system.investmentKind = 'coordination' THEN coalesce(system.annualCost, 0) ELSE 0 END)
       AS coordination,
     reduce(sum = 0.0, system IN systems | sum
       + CASE WHEN system.investmentKind = 'foundational' THEN coalesce(system.annualCost, 0) ELSE 0 END)
       AS foundational,
     size([system IN systems WHERE system.annualCost IS NULL OR system.investmentKind IS NULL]) AS unknown
WITH team, systems, coordination, foundational, unknown,
     CASE WHEN coordination + foundational > 0 THEN coordination / (coordination + foundational) END
       AS share
WHERE share < $minimumShare OR share IS NULL AND unknown > 0
RETURN team, share, toInteger(round(share * 100)) AS percent, systems,
       CASE WHEN unknown > 0 THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN unknown > 0 THEN ['annualCost', 'investmentKind'] ELSE [] END AS missing
