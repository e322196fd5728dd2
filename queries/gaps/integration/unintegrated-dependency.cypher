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
WITH system, dependency, teams, others, team, other,
     EXISTS {
       MATCH (team)<-[down:PART_OF*0..5]-()<-[one:MEMBER_OF]-(person:Person)
             -[two:MEMBER_OF]->()-[up:PART_OF*0..5]->(other)
       WHERE org.active(person) AND org.current(one) AND org.current(two)
         AND all(step IN down + up WHERE org.current(step))
     } AS byMember,
     EXISTS {
       MATCH (team)<-[down:PART_OF*0..5]-()<-[one:MEMBER_OF]-(near:Person)
             -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(far:Person)
             -[two:MEMBER_OF]->()-[up:PART_OF*0..5]->(other)
       WHERE org.active(near) AND org.active(far)
         AND org.current(one) AND org.current(tie) AND org.current(two)
         AND all(step IN down + up WHERE org.current(step))
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
     [(team)<-[does:INTEGRATES]-(one) WHERE org.active(one) AND org.current(does) | one]
     + [(system)<-[does:INTEGRATES]-(one) WHERE org.active(one) AND org.current(does) | one]
     + [(team)<-[part:PART_OF]-(one:Role)
        WHERE one.subtype IN ['liaison', 'integration', 'linking-manager']
          AND org.active(one) AND org.current(part) | one] AS near,
     [(other)<-[does:INTEGRATES]-(one) WHERE org.active(one) AND org.current(does) | one]
     + [(dependency)<-[does:INTEGRATES]-(one) WHERE org.active(one) AND org.current(does) | one]
     + [(other)<-[part:PART_OF]-(one:Role)
        WHERE one.subtype IN ['liaison', 'integration', 'linking-manager']
          AND org.active(one) AND org.current(part) | one] AS far
WITH system, dependency, teams, others, byMember, byContact, byAgreement, byForum,
     any(one IN near WHERE any(person IN CASE WHEN one:Role THEN org.holders(one)
           WHEN one:Team THEN org.members(one) ELSE [one] END
         WHERE one IN far OR person IN org.members(other)))
     OR any(one IN far WHERE any(person IN CASE WHEN one:Role THEN org.holders(one)
           WHEN one:Team THEN org.members(one) ELSE [one] END
         WHERE person IN org.members(team))) AS byIntegrator
WITH system, dependency, teams, others,
     collect(byMember OR byContact OR byAgreement OR byForum OR byIntegrator) AS joined
WHERE none(joins IN joined WHERE joins)
RETURN system, dependency, teams, others
