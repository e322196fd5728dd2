// id: missing-second-verifier
// title: Remote identification by biometrics without a second pair of eyes
// family: oversight
// severity: high
// question: Is a system for remote biometric identification overseen by fewer than two people?
// why: No action may rest on an identification that two competent people have not confirmed.
// cure: Name a second overseer.
// source: Regulation (EU) 2024/1689, article 14(5); an overseer recorded as not competent does not count. The
//   use class holds the words remote and biometric, as in `remote-biometric-identification`
// standards: eu-ai-act 14(5)
// needs: AISystem.useClass, OVERSEES
// subjects: system
// message: {system} identifies people at a distance and is overseen by {who}; two must confirm.
MATCH (system:AISystem)
WHERE org.active(system) AND toLower(system.useClass) CONTAINS 'remote'
  AND toLower(system.useClass) CONTAINS 'biometric'
OPTIONAL MATCH (system)<-[watch:OVERSEES]-(watcher:Person|Role)
WHERE org.active(watcher) AND org.current(watch) AND coalesce(watch.competence, true)
WITH system, collect(DISTINCT watcher) AS watchers
WITH system, reduce(people = [], watcher IN watchers |
       people + [person IN CASE WHEN watcher:Role THEN org.holders(watcher) ELSE [watcher] END
                 WHERE NOT person IN people]) AS people
WHERE size(people) < 2
RETURN system, people, size(people) AS count,
       CASE WHEN size(people) = 0 THEN 'nobody' ELSE head(people).name + ' alone' END AS who
