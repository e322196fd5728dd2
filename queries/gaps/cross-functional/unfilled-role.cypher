// id: unfilled-role
// title: A needed role with too few holders
// family: cross-functional
// severity: medium
// question: Does a role that is needed have fewer active holders than its headcount?
// why: The work of the missing people is done by nobody, or by somebody not counted.
// cure: Fill the role, or lower the headcount that was promised.
// source: Exact difference; the teams' needs are added up, one each where no number is given
// needs: Role, HOLDS, NEEDS_ROLE|Role.headcount
// subjects: role
// message: {role} has {held} of {needed} holders.
MATCH (role:Role)
WHERE org.active(role)
OPTIONAL MATCH (team:Team)-[need:NEEDS_ROLE]->(role)
WHERE org.active(team) AND org.current(need)
WITH role, team,
     max(CASE WHEN need IS NULL THEN 0
              ELSE coalesce(need.headcount, CASE WHEN role.headcount IS NULL THEN 1 ELSE 0 END) END)
       AS wanted
WITH role, collect(team) AS teams, sum(wanted) AS wanted
WITH role, teams,
     CASE WHEN coalesce(role.headcount, 0) > wanted THEN role.headcount ELSE wanted END AS needed,
     size(org.holders(role)) AS held
WHERE held < needed
RETURN role, held, needed, teams
