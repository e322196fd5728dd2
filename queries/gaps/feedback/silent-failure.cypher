// id: silent-failure
// title: A failure nobody would hear of
// family: feedback
// severity: high
// question: Does nobody monitor a system, or can no monitor reach its owner?
// why: The system can be wrong for months before anybody who could act learns of it.
// cure: Name a monitor with a line to the owner.
// source: The catalogue's own question; the monitor is the owner, or escalates, reports or gives feedback
// standards: nist-ai-rmf MEASURE 2.4, iso-42001 A.6.2.6
// needs: AISystem, OVERSEES, OWNS|ACCOUNTABLE_FOR
// subjects: system
// message: {system} can fail in silence: {reason}.
MATCH (system:AISystem)
WHERE org.active(system)
OPTIONAL MATCH (system)<-[watch:OVERSEES]-(watcher:Person|Role|Team|AISystem)
WHERE watcher <> system AND org.active(watcher) AND org.current(watch)
WITH system, collect(DISTINCT watcher) AS watchers, org.accountable(system) AS roots
WITH system, roots, watchers, reduce(people = [], watcher IN watchers | people
       + CASE WHEN watcher:Person THEN [watcher] WHEN watcher:Role THEN org.holders(watcher)
              WHEN watcher:Team THEN org.members(watcher) ELSE org.accountable(watcher) END) AS people
WHERE none(person IN people WHERE person IN roots)
  AND NOT EXISTS {
        UNWIND people AS person
        MATCH way = (person)-[:ESCALATES_TO|REPORTS_TO|HOLDS*1..8]->(target:Person|Role|Team)
        WHERE all(step IN relationships(way) WHERE org.current(step))
          AND all(stop IN nodes(way) WHERE org.active(stop))
          AND (target IN roots OR EXISTS {
                 MATCH (target)<-[seat:HOLDS|LEADS]-(root:Person)
                 WHERE root IN roots AND org.current(seat)
               })
      }
  AND NOT EXISTS {
        UNWIND people AS person
        MATCH (person)-[tells:GIVES_FEEDBACK_TO]->(target:Person|Role|Team)
        WHERE org.current(tells) AND (target IN roots OR EXISTS {
                MATCH (target)<-[seat:HOLDS|LEADS]-(root:Person)
                WHERE root IN roots AND org.current(seat)
              })
      }
  AND (size(people) = 0 OR size(roots) > 0)
RETURN system,
       CASE WHEN size(people) = 0 THEN 'nobody monitors it'
            ELSE 'no monitor can reach its owner' END AS reason,
       people AS monitors, roots AS owners
