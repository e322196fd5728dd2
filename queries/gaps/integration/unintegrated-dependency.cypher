// id: unintegrated-dependency
// title: An AI system depends on another team's, and nothing joins the teams
// family: integration
// severity: high
// question: Does an AI system depend on one owned by another team although the two teams share no contact,
//   liaison, member, forum or integrating role?
// why: Where nothing joins the owners, a change on one side is learned on the other by failure.
// cure: Begin with the cheapest device that will do: a named contact, then a liaison, then a forum of both
//   teams.
// source: Galbraith 1973; Sosa, Eppinger and Rowles 2007, unattended interfaces; joined by any rung of the
//   linkage ladder (`weft explain org.linkage`); where the chart has no tie, integrator, forum or linking role
//   anywhere, who is joined by none is undetermined
// needs: AISystem, Team, DEPENDS_ON, OWNS
// implies: missing-integration-role, unmet-coordination
// subjects: system, dependency
// message: {system} depends on {dependency}, but nothing joins {teams} with {others}.
CALL org.linkage() YIELD found, evidence, recorded
UNWIND evidence AS link
WITH recorded, link, startNode(link) AS system, endNode(link) AS dependency, max(found) AS found
WHERE found = 0 AND system:AISystem AND dependency:AISystem
WITH recorded,
     CASE WHEN elementId(system) < elementId(dependency) THEN [system, dependency]
          ELSE [dependency, system] END AS pair, collect(link) AS dependencies
WITH recorded, startNode(head(dependencies)) AS one, pair, dependencies
WITH recorded,
     CASE WHEN all(link IN dependencies WHERE startNode(link) = one) THEN one ELSE pair[0] END
       AS system, pair, dependencies
WITH recorded, system,
     CASE WHEN pair[0] = system THEN pair[1] ELSE pair[0] END AS dependency, dependencies
WITH recorded, system, dependency, dependencies,
     [team IN org.owningTeams(system) WHERE org.active(team)] AS teams,
     [team IN org.owningTeams(dependency) WHERE org.active(team)] AS others
WHERE none(team IN teams WHERE team IN others)
RETURN system, dependency, teams, others, dependencies,
       CASE WHEN recorded THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN recorded THEN []
            ELSE ['COLLABORATES_WITH', 'GIVES_FEEDBACK_TO', 'INTEGRATES'] END AS missing
