// id: unsupported-overseer
// title: An overseer without what oversight takes
// family: oversight
// severity: high
// question: Does an overseer lack competence, training, authority or support?
// why: Oversight in name only passes on what the system says.
// cure: Give the overseer what is missing, and record it.
// source: Regulation (EU) 2024/1689, article 26(2); false is a gap, not recorded is undetermined
// standards: eu-ai-act 26(2), nist-ai-rmf GOVERN 2.2
// needs: OVERSEES, OVERSEES.competence|OVERSEES.training|OVERSEES.authority|OVERSEES.support
// subjects: overseer, system
// message: {overseer} oversees {system} without {lacking}.
MATCH (overseer:Person|Role)-[watch:OVERSEES]->(system:AISystem)
WHERE org.active(overseer) AND org.active(system) AND org.current(watch)
  AND (NOT overseer:Role OR size(org.holders(overseer)) > 0)
WITH overseer, system,
     [['competence', collect(watch.competence)], ['training', collect(watch.training)],
      ['authority', collect(watch.authority)], ['support', collect(watch.support)]] AS flags
WITH overseer, system,
     [flag IN flags WHERE size(flag[1]) > 0 AND NOT true IN flag[1] | flag[0]] AS lacking,
     [flag IN flags WHERE size(flag[1]) = 0 | flag[0]] AS missing
WHERE size(lacking) > 0 OR size(missing) > 0
RETURN overseer, system, lacking, missing AS notDocumented, missing,
       CASE WHEN size(lacking) > 0 THEN 'found' ELSE 'undetermined' END AS verdict
