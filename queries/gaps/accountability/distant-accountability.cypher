// id: distant-accountability
// title: The accountable person is far below any executive
// family: accountability
// severity: medium
// question: Is an accountable person more than a few reporting steps away from an executive?
// why: Who answers for the system cannot speak to who answers for the company.
// cure: Raise the accountability, or give the person a line to an executive.
// source: NIST AI RMF GOVERN 2.3; an executive is marked so, or is a root or its direct report; vacant posts and
//   people who left are passed through
// standards: nist-ai-rmf GOVERN 2.3
// needs: REPORTS_TO, ACCOUNTABLE_FOR|OWNS
// param: maximumSteps integer = 3
// subjects: person
// message: {person} answers for {items} and is more than {steps} steps away from any executive.
CALL org.accountableRoots() YIELD item, root, kind
WHERE kind <> 'collective' AND (item:AISystem OR item:Decision)
WITH root AS person, collect(DISTINCT item) AS items
WITH person, items,
     [person] + org.superiors(person, $maximumSteps) AS line
WHERE none(boss IN line WHERE org.executive(boss))
RETURN person, items, $maximumSteps AS steps, line,
       reduce(all = [], one IN line | all + org.gapsAbove(one)) AS passed
