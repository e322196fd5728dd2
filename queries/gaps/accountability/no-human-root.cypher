// id: no-human-root
// title: Ownership that ends in no human being
// family: accountability
// severity: critical
// question: Does ownership or accountability, followed through teams, roles and delegates, end in no active
//   natural person?
// why: A chain that ends in a vacant role, an empty team, somebody who left or in another machine leaves
//   nobody to answer when the item fails.
// cure: Name an active person at the dead end of the path, or give the item a new owner.
// source: NIST AI RMF GOVERN 2.1; every path from an active person must be broken. A team
//   has the people of its parts; what is left open on purpose (`unassigned: true`) is no dead end
// standards: nist-ai-rmf GOVERN 2.1
// needs: Person, OWNS|ACCOUNTABLE_FOR
// implies: no-accountable, unowned-goal, unbacked-supplier, unintegrated-dependency,
//   missing-integration-role, unbalanced-investment
// subjects: item
// message: No active person answers for {item}: {path} is a dead end.
MATCH (item:AISystem|System|Decision|Goal)
WHERE org.active(item) AND coalesce(item.unassigned, false) <> true
  AND EXISTS {
        MATCH (item)<-[claim:OWNS|ACCOUNTABLE_FOR]-(claimant:Person|Role|Team|AISystem)
        WHERE org.current(claim)
      }
  AND (size(org.accountable(item)) = 0 OR NOT EXISTS {
         MATCH (item)<-[claim:OWNS|ACCOUNTABLE_FOR]-(claimant:Person|Role|Team|AISystem)
         WHERE org.current(claim) AND org.active(claimant)
       })
  AND NOT EXISTS {
        MATCH way = (person:Person)
              -[:HOLDS|LEADS|MEMBER_OF|DELEGATES_TO|OWNS|ACCOUNTABLE_FOR*1..]->(item)
        WHERE org.active(person)
          AND all(step IN relationships(way) WHERE org.current(step))
          AND all(stop IN nodes(way) WHERE org.active(stop))
      }
MATCH path = (origin:Person|Role|Team|AISystem)
             -[:HOLDS|LEADS|MEMBER_OF|DELEGATES_TO|OWNS|ACCOUNTABLE_FOR*1..4]->(item)
WHERE all(step IN relationships(path) WHERE org.current(step))
WITH item, path, length(path) AS steps, elementId(origin) AS origin
ORDER BY steps DESC, origin
WITH item, head(collect(path)) AS path,
     org.recorded('MEMBER_OF') OR org.recorded('LEADS') AS seats, org.recorded('HOLDS') AS posts
WITH item, path,
     CASE WHEN NOT seats AND any(stop IN nodes(path) WHERE stop:Team) THEN ['MEMBER_OF', 'LEADS']
          WHEN NOT posts AND any(stop IN nodes(path) WHERE stop:Role) THEN ['HOLDS']
          ELSE [] END AS missing
RETURN item, path, missing, org.ownership(item) AS ownership,
       CASE WHEN size(missing) > 0 THEN 'undetermined' ELSE 'found' END AS verdict
