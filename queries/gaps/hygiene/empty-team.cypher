// id: empty-team
// title: A team without members
// family: hygiene
// severity: medium
// question: Which team has no current active member and no team below it?
// why: What an empty team owns is owned by nobody.
// cure: Name its members, or end the team and move what it owns.
// source: The catalogue's own question; active people are members by a current membership, or by a role that
//   is part of the team; leading it alone is no membership
// needs: Team, MEMBER_OF
// implies: no-human-root
// subjects: team
// message: {team} has no active member and no team below it.
MATCH (team:Team)
WHERE org.active(team) AND size(org.members(team)) = 0
  AND NOT EXISTS {
        MATCH (team)<-[nests:PART_OF]-(child:Team|Function)
        WHERE org.current(nests) AND org.active(child)
      }
RETURN team
