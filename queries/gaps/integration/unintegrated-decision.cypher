// id: unintegrated-decision
// title: A decision fed by several teams' systems that nobody joins
// family: integration
// severity: high
// question: Is there a decision to which AI systems of two or more teams contribute and that nobody
//   integrates, owns end to end or measures as a whole?
// why: Each team improves its part, and nobody sees that the whole got worse.
// cure: Give the decision one owner, one integrator, or one measure of the whole.
// source: The catalogue's own question; whoever owns the decision owns the whole of it,
//   and so does a delegate. Where no decision of the chart has an owner, integrator or measure, one with an
//   accountable person is undetermined
// needs: Decision, CONTRIBUTES_TO, AISystem, OWNS
// subjects: decision
// message: Systems of {teams} feed {decision}, and nobody joins, owns or measures the whole.
MATCH (system:AISystem)-[feeds:CONTRIBUTES_TO]->(decision:Decision)
WHERE org.active(system) AND org.active(decision) AND org.current(feeds)
WITH DISTINCT decision, system
WITH decision, collect(system) AS systems,
     collect([team IN org.owningTeams(system) WHERE org.active(team)]) AS owners
UNWIND owners AS some
UNWIND some AS team
WITH decision, systems, collect(DISTINCT team) AS teams
WHERE size(teams) > 1 AND decision.systemMetric IS NULL
  AND coalesce(decision.unassigned, false) <> true
  AND NOT EXISTS {
        MATCH (decision)<-[claim:OWNS|INTEGRATES]-(person:Person)
        WHERE org.active(person) AND org.current(claim)
      }
  AND NOT EXISTS {
        MATCH (decision)<-[claim:OWNS|INTEGRATES]-(role:Role)
        WHERE org.active(role) AND org.current(claim) AND size(org.holders(role)) > 0
      }
  AND NOT EXISTS {
        MATCH (decision)<-[claim:OWNS|INTEGRATES]-(group:Team)
        WHERE org.active(group) AND org.current(claim) AND size(org.membersBelow(group)) > 0
      }
  AND NOT EXISTS {
        MATCH (decision)<-[claim:OWNS|INTEGRATES]-(who:Person|Role|Team)-[hands:DELEGATES_TO]->(one:Person|Role|Team)
        WHERE org.current(claim) AND org.active(who) AND org.current(hands) AND org.active(one)
          AND (one:Person OR one:Role AND size(org.holders(one)) > 0
               OR one:Team AND size(org.peopleBelow(one)) > 0)
      }
WITH decision, teams, systems,
     size(org.accountable(decision)) = 0 OR EXISTS {
       MATCH (other:Decision)
       WHERE other.systemMetric IS NOT NULL OR EXISTS { MATCH (other)<-[:OWNS|INTEGRATES]-() }
     } AS decided
RETURN decision, teams, systems, org.ownership(decision) AS ownership,
       CASE WHEN decided THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN decided THEN [] ELSE ['OWNS', 'INTEGRATES', 'systemMetric'] END AS missing
