// id: no-exit-owner
// title: Nobody is named to switch the system off for good
// family: oversight
// severity: low
// question: Is there an AI system that nobody is named to retire?
// why: Systems without an end run on long after anybody trusts them.
// cure: Name who may retire it, and on what sign.
// source: NIST AI RMF GOVERN 1.7
// standards: nist-ai-rmf GOVERN 1.7, nist-ai-rmf MANAGE 2.4
// needs: AISystem, RETIRES
// subjects: system
// message: Nobody is named to retire {system}.
MATCH (system:AISystem)
WHERE org.active(system) AND coalesce(system.unassigned, false) <> true
  AND NOT EXISTS {
        MATCH (system)<-[names:RETIRES]-(who:Person|Role|Team)
        WHERE org.active(who) AND org.current(names)
          AND (NOT who:Role OR size(org.holders(who)) > 0)
          AND (NOT who:Team OR size(org.membersBelow(who)) > 0)
      }
RETURN system, org.ownership(system) AS ownership
