// id: diffuse-accountability
// title: More than one person is accountable
// family: accountability
// severity: high
// question: Is there an AI system or decision with more than one accountable person?
// why: Where two answer, each may take the other to be answering.
// cure: Leave one accountable and make the others responsible, consulted or informed.
// source: RACI practice: exactly one A; two routes to one person are one root, a team without a lead
//   is one; a team, or a role, that two lead or hold has two, whether it is accountable or, where nobody is,
//   owns
// standards: raci A, nist-ai-rmf GOVERN 2.1, iso-42001 5.3
// needs: ACCOUNTABLE_FOR
// subjects: item
// message: {roots} are accountable at once for {item}.
CALL org.accountableRoots() YIELD item, root, kind
WHERE item:AISystem OR item:Decision
WITH item, collect(DISTINCT root) AS roots,
     count(DISTINCT CASE WHEN kind = 'collective' THEN null ELSE root END) AS persons
WHERE persons > 1
   OR persons = 1 AND size(roots) > 1
   OR persons = 0 AND EXISTS {
        MATCH (one:Team)-[first:ACCOUNTABLE_FOR]->(item)<-[second:ACCOUNTABLE_FOR]-(two:Team)
        WHERE one <> two AND org.active(one) AND org.active(two)
          AND org.current(first) AND org.current(second)
      }
RETURN item, roots, size(roots) AS count, org.ownership(item) AS ownership
