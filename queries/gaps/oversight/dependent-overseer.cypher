// id: dependent-overseer
// title: The overseer depends on the owner
// family: oversight
// severity: high
// question: Does somebody oversee a system they build or own, or whose owner they report to?
// why: Nobody stops their own work, or their own manager's, as readily as a stranger's.
// cure: Move the oversight to somebody outside the owner's line.
// source: NIST AI RMF MEASURE 1.3; SR 11-7, effective challenge. Members of a team that builds it build it, the one
//   member of a team nobody leads owns what the team owns;
//   the owner is the person, the role's holder or the team's lead, or who is
//   accountable where nobody owns it
// standards: nist-ai-rmf MEASURE 1.3, sr-11-7 effective challenge
// needs: AISystem, OVERSEES, OWNS|BUILDS
// param: levels integer = 2
// subjects: overseer, system
// message: {overseer} oversees {system} and {reason}.
MATCH (system:AISystem)<-[watch:OVERSEES]-(watcher:Person|Role|Team)
WHERE org.active(system) AND org.active(watcher) AND org.current(watch)
WITH DISTINCT system, watcher
UNWIND CASE WHEN watcher:Role THEN org.holders(watcher) ELSE [watcher] END AS overseer
OPTIONAL MATCH (system)<-[claim:OWNS]-(claimant:Person|Role|Team)
WHERE org.current(claim) AND org.active(claimant)
OPTIONAL MATCH (claimant)<-[leads:LEADS]-(lead:Person|Role)
WHERE claimant:Team AND org.current(leads) AND org.active(lead)
WITH system, watcher, overseer,
     collect(DISTINCT claimant) AS claimants, collect(DISTINCT lead) AS leads
WITH system, watcher, overseer, claimants,
     reduce(people = CASE WHEN size(claimants) = 0 THEN org.accountable(system) ELSE [] END,
            one IN claimants + leads |
       people + CASE WHEN one:Person THEN [one] WHEN one:Role THEN org.holders(one)
                     WHEN one:Team AND size(org.leads(one)) = 0 AND size(org.membersBelow(one)) = 1
                       THEN org.membersBelow(one)
                     ELSE [] END)
       AS owners
WITH system, overseer, owners,
     EXISTS {
       MATCH (builder:Person|Team)-[builds:BUILDS]->(system)
       WHERE org.current(builds) AND org.active(builder)
         AND (builder = overseer OR builder = watcher OR builder IN org.homes(overseer))
     } AS builds,
     overseer IN owners OR overseer IN claimants OR watcher IN claimants AS owns,
     CASE WHEN overseer:Person THEN org.superiors(overseer, $levels) ELSE [] END AS line
WITH system, overseer, owners, builds, owns,
     [owner IN owners WHERE owner <> overseer AND owner IN line] AS superiors
WHERE builds OR owns OR size(superiors) > 0
WITH system, overseer,
     max(CASE WHEN builds THEN 3 WHEN owns THEN 2 ELSE 1 END) AS strongest,
     collect(superiors) AS superiors
RETURN overseer, system,
       CASE strongest WHEN 3 THEN 'builds it' WHEN 2 THEN 'owns it' ELSE 'reports to its owner' END
         AS reason,
       head(superiors) AS superiors
