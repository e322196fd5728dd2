// id: contested-ownership
// title: Two owners who have nothing to do with each other
// family: accountability
// severity: medium
// question: Is something owned by two people, roles or teams of which neither belongs to the other?
// why: Each takes the other to be watching, and both are surprised by the other's changes.
// cure: Leave one owner; let the other one use, build or be consulted.
// source: Practice of software catalogs; owners are unrelated unless one manages, holds, belongs to or
//   contains the other
// needs: OWNS
// implies: diffuse-accountability, unmet-coordination
// subjects: item
// message: {apart} own {item}, and neither manages, holds or belongs to another.
MATCH (item:AISystem|System|Goal|Decision)<-[claim:OWNS]-(owner:Person|Role|Team|AISystem)
WHERE owner <> item AND org.active(item) AND org.active(owner) AND org.current(claim)
  AND (NOT owner:Role OR size(org.holders(owner)) > 0)
  AND (NOT owner:Team OR size(org.membersBelow(owner)) > 0 OR size(org.leads(owner)) > 0)
WITH item, collect(DISTINCT owner) AS owners
WHERE size(owners) > 1
WITH item, owners,
     [one IN owners WHERE any(two IN owners WHERE org.unrelated(one, two))] AS apart
WHERE size(apart) > 1
RETURN item, apart, owners,
       reduce(pairs = [], one IN apart | pairs + [two IN apart
         WHERE id(one) < id(two) AND org.unrelated(one, two) | [one, two]]) AS unrelated, org.ownership(item) AS ownership
