// id: unintegrated-dependency
// title: An AI system depends on another team's, and nothing joins the teams
// family: integration
// severity: high
// question: Does an AI system depend on one owned by another team although the two teams share no contact,
//   liaison, member, forum or integrating role?
// why: Where nothing joins the owners, a change on one side is learned on the other by failure.
// cure: Begin with the cheapest device that will do: a named contact, then a liaison, then a forum of both
//   teams.
// source: Galbraith 1973; Sosa, Eppinger and Rowles 2007, unattended interfaces
// needs: AISystem, Team, DEPENDS_ON, OWNS
// implies: missing-integration-role, unmet-coordination
// subjects: system, dependency
// message: {system} depends on {dependency}, but nothing joins {teams} with {others}.
MATCH (system:AISystem)-[needs:DEPENDS_ON]->(dependency:AISystem)
WHERE system <> dependency AND org.current(needs)
  AND org.active(system) AND org.active(dependency)
WITH DISTINCT system, dependency
WHERE elementId(system) < elementId(dependency)
   OR NOT EXISTS {
        MATCH (dependency)-[back:DEPENDS_ON]->(system)
        WHERE org.current(back)
      }
WITH system, dependency,
     org.owningTeams(system) AS teams, org.owningTeams(dependency) AS others
WHERE size(teams) > 0 AND size(others) > 0 AND none(team IN teams WHERE team IN others)
UNWIND teams AS team
UNWIND others AS other
WITH system, dependency, teams, others,
     EXISTS {
       MATCH (team)<-[one:MEMBER_OF]-(person:Person)-[two:MEMBER_OF]->(other)
       WHERE org.active(person) AND org.current(one) AND org.current(two)
     } AS byMember,
     EXISTS {
       MATCH (team)<-[one:MEMBER_OF]-(near:Person)
             -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(far:Person)-[two:MEMBER_OF]->(other)
       WHERE org.active(near) AND org.active(far)
         AND org.current(one) AND org.current(tie) AND org.current(two)
     } AS byContact,
     EXISTS {
       MATCH (team)-[tie:COLLABORATES_WITH]-(other)
       WHERE org.current(tie)
     } AS byAgreement,
     EXISTS {
       MATCH (team)<-[one:MEMBER_OF]-(near:Person)-[seat:MEMBER_OF]->(group:Team)
             <-[chair:MEMBER_OF]-(far:Person)-[two:MEMBER_OF]->(other)
       WHERE org.active(group) AND group <> team AND group <> other
         AND org.active(near) AND org.active(far)
         AND org.current(one) AND org.current(seat) AND org.current(chair) AND org.current(two)
     } AS byForum,
     EXISTS {
       MATCH (integrator:Person)-[one:INTEGRATES]->(side)
       WHERE org.active(integrator) AND org.current(one) AND side IN [team, system, other, dependency]
         AND (EXISTS {
                MATCH (integrator)-[two:INTEGRATES]->(opposite)
                WHERE org.current(two)
                  AND (side IN [team, system] AND opposite IN [other, dependency]
                       OR side IN [other, dependency] AND opposite IN [team, system])
              }
              OR EXISTS {
                MATCH (integrator)-[two:MEMBER_OF]->(home:Team)
                WHERE org.current(two)
                  AND (side IN [team, system] AND home = other
                       OR side IN [other, dependency] AND home = team)
              })
     } AS byPerson,
     EXISTS {
       MATCH (role:Role|Team)-[one:INTEGRATES]->(side)
       WHERE org.active(role) AND org.current(one) AND side IN [team, system]
         AND size(CASE WHEN role:Role THEN org.holders(role) ELSE org.members(role) END) > 0
         AND EXISTS {
               MATCH (role)-[two:INTEGRATES]->(opposite)
               WHERE org.current(two) AND opposite IN [other, dependency]
             }
     } AS byRole,
     EXISTS {
       MATCH (liaison:Role)-[place:PART_OF|INTEGRATES]->(side)
       WHERE liaison.subtype IN ['liaison', 'integration', 'linking-manager']
         AND org.active(liaison) AND org.current(place) AND side IN [team, system, other, dependency]
         AND any(holder IN org.holders(liaison) WHERE EXISTS {
               MATCH (holder)-[two:MEMBER_OF]->(home:Team)
               WHERE org.current(two)
                 AND (side IN [team, system] AND home = other
                      OR side IN [other, dependency] AND home = team)
             })
     } AS byLiaison
WITH system, dependency, teams, others,
     collect(byMember OR byContact OR byAgreement OR byForum OR byPerson OR byRole OR byLiaison)
       AS joined
WHERE none(joins IN joined WHERE joins)
RETURN system, dependency, teams, others
