// id: unowned-ai-system
// title: An AI system without an owner
// family: accountability
// severity: high
// question: Is there an AI system that nobody owns, on any path?
// why: An AI system without an owner is nobody's to watch, to pay for or to switch off.
// cure: Name an owning team or person; if it is left open on purpose, say so (`unassigned: true`).
// source: NIST AI RMF GOVERN 2.1; direct ownership or accountability, whatever it ends in
// standards: nist-ai-rmf GOVERN 1.6, nist-ai-rmf GOVERN 2.1
// needs: AISystem, OWNS|ACCOUNTABLE_FOR
// implies: no-accountable, unbacked-supplier
// subjects: system
// message: Nobody owns {system}.
MATCH (system:AISystem)
WHERE org.active(system) AND coalesce(system.unassigned, false) <> true
  AND NOT EXISTS {
        MATCH (system)<-[claim:OWNS|ACCOUNTABLE_FOR]-(claimant:Person|Role|Team|Function|AISystem)
        WHERE org.current(claim)
      }
RETURN system, org.ownership(system) AS ownership
