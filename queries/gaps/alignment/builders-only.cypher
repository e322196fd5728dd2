// id: builders-only
// title: A team that only builds
// family: alignment
// severity: medium
// question: Does a team with coupled or high-risk AI systems have builders and nobody to integrate or govern?
// why: Builders are judged by what they build; what happens at its edges is nobody's work.
// cure: Give the team a liaison, an integrator or a member who governs.
// source: The catalogue's own question; integrating, overseeing, or a role or skill of such a kind counts
// needs: Team, OWNS, BUILDS, MEMBER_OF|HOLDS, Role.subtype|INTEGRATES|OVERSEES
// subjects: team
// message: {team} builds {systems} and has nobody to integrate or govern.
MATCH (system:AISystem)
WHERE org.active(system)
  AND (system.riskClass = 'high' OR EXISTS {
         MATCH (system)-[link:DEPENDS_ON]-(other:AISystem)
         WHERE other <> system AND org.active(other) AND org.current(link)
       })
UNWIND [team IN org.owningTeams(system) WHERE org.active(team)] AS team
WITH team, collect(DISTINCT system) AS systems
WITH team, systems, org.membersBelow(team) AS members,
     org.peopleBelow(team) AS people
WHERE (any(member IN members WHERE EXISTS {
           MATCH (member)-[builds:BUILDS]->(:AISystem)
           WHERE org.current(builds)
         })
         OR size(members) > 0 AND EXISTS {
           MATCH (team)-[builds:BUILDS]->(:AISystem)
           WHERE org.current(builds)
         })
  AND none(member IN people WHERE EXISTS {
        MATCH (member)-[does:INTEGRATES|OVERSEES]->()
        WHERE org.current(does)
      } OR EXISTS {
        MATCH (member)-[holds:HOLDS]->(role:Role)
        WHERE org.current(holds) AND org.active(role)
          AND role.subtype IN ['integration', 'liaison', 'linking-manager', 'governance']
      } OR EXISTS {
        MATCH (member)-[has:HAS_SKILL]->(skill:Skill)
        WHERE org.current(has) AND skill.subtype IN ['integration', 'governance']
      })
  AND NOT EXISTS {
        MATCH (team)<-[does:INTEGRATES]-(joiner:Person|Role)
        WHERE org.active(joiner) AND org.current(does)
          AND (NOT joiner:Role OR size(org.holders(joiner)) > 0)
      }
RETURN team, systems
