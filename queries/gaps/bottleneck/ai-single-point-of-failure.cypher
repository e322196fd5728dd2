// id: ai-single-point-of-failure
// title: A system or vendor without which a decision cannot be taken
// family: bottleneck
// severity: high
// question: Is there an AI system or vendor whose loss leaves a decision with no person and no other system
//   that could take it?
// why: When the one model or the one vendor is down, nobody is left who knows how to decide.
// cure: Name a person or a second system as the fallback, and let them practise.
// source: The catalogue's own question; a fallback, a person responsible, or a system that does not fail with
//   the lost one can take the decision. What depends on the lost system, or comes from the lost vendor, fails
//   with it unless something that does not fail is its fallback
// needs: Decision, CONTRIBUTES_TO|USES, FALLBACK_FOR|RESPONSIBLE_FOR
// subjects: part
// message: Without {part} nobody can take {decisions}.
CALL org.singlePoints() YIELD part, decision, way, lost
RETURN part, collect(decision) AS decisions, collect(way) AS through, collect(lost) AS systems
