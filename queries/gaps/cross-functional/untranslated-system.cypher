// id: untranslated-system
// title: Nobody joins what a system's engineers and its users know
// family: cross-functional
// severity: high
// question: Does one person, or a pair of tied people, join the technical and the domain skill a system
//   requires?
// why: The engineers cannot say what the users mean, and the users cannot say what the system does.
// cure: Bring the two skills together: one person who learns both, or two who meet.
// source: The catalogue's own question; current, unexpired skills at the required level; where the chart records
//   no ties, people of both skills may know each other, and the answer is undetermined
// needs: AISystem, REQUIRES_SKILL, HAS_SKILL, Skill.subtype
// implies: missing-function
// subjects: system
// message: Nobody joins {technical} and {domain} for {system}.
MATCH (system:AISystem)-[one:REQUIRES_SKILL]->(technical:Skill)
WHERE technical.subtype = 'technical' AND org.active(system) AND org.current(one)
MATCH (system)-[two:REQUIRES_SKILL]->(domain:Skill)
WHERE domain.subtype = 'domain' AND org.current(two)
WITH system, technical, domain, max(coalesce(one.level, 0)) AS low, max(coalesce(two.level, 0)) AS least
WHERE NOT EXISTS {
        MATCH (technical)<-[knows:HAS_SKILL]-(person:Person)-[has:HAS_SKILL]->(domain)
        WHERE org.active(person) AND org.current(knows) AND org.current(has)
          AND (low = 0 OR knows.level >= low) AND (least = 0 OR has.level >= least)
          AND (knows.expires IS NULL OR knows.expires >= $asOf)
          AND (has.expires IS NULL OR has.expires >= $asOf)
      }
  AND NOT EXISTS {
        MATCH (technical)<-[knows:HAS_SKILL]-(person:Person)
              -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(other:Person)-[has:HAS_SKILL]->(domain)
        WHERE org.active(person) AND org.active(other) AND org.current(tie)
          AND org.current(knows) AND org.current(has)
          AND (low = 0 OR knows.level >= low) AND (least = 0 OR has.level >= least)
          AND (knows.expires IS NULL OR knows.expires >= $asOf)
          AND (has.expires IS NULL OR has.expires >= $asOf)
      }
WITH system, technical, domain,
     EXISTS {
        MATCH (technical)<-[knows:HAS_SKILL]-(person:Person)-[has:HAS_SKILL]->(domain)
        WHERE org.active(person) AND org.current(knows) AND org.current(has)
          AND (low = 0 OR coalesce(knows.level >= low, true))
          AND (least = 0 OR coalesce(has.level >= least, true))
          AND (knows.expires IS NULL OR knows.expires >= $asOf)
          AND (has.expires IS NULL OR has.expires >= $asOf)
      }
  OR NOT (org.recorded('COLLABORATES_WITH') OR org.recorded('GIVES_FEEDBACK_TO')) AND EXISTS {
        MATCH (technical)<-[knows:HAS_SKILL]-(person:Person)
        WHERE org.active(person) AND org.current(knows)
      } AND EXISTS {
        MATCH (domain)<-[has:HAS_SKILL]-(other:Person)
        WHERE org.active(other) AND org.current(has)
      }
  OR EXISTS {
        MATCH (technical)<-[knows:HAS_SKILL]-(person:Person)
              -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(other:Person)-[has:HAS_SKILL]->(domain)
        WHERE org.active(person) AND org.active(other) AND org.current(tie)
          AND org.current(knows) AND org.current(has)
          AND (low = 0 OR coalesce(knows.level >= low, true))
          AND (least = 0 OR coalesce(has.level >= least, true))
          AND (knows.expires IS NULL OR knows.expires >= $asOf)
          AND (has.expires IS NULL OR has.expires >= $asOf)
      } AS unclear
WITH system, collect(DISTINCT CASE WHEN NOT unclear THEN technical END) AS technical,
     collect(DISTINCT CASE WHEN NOT unclear THEN domain END) AS domain
RETURN system, technical, domain,
       CASE WHEN size(technical) > 0 THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN size(technical) > 0 THEN []
            WHEN org.recorded('COLLABORATES_WITH') OR org.recorded('GIVES_FEEDBACK_TO') THEN ['level']
            ELSE ['COLLABORATES_WITH', 'GIVES_FEEDBACK_TO'] END AS missing
