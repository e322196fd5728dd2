// id: orphaned-ownership
// title: The owner has left
// family: accountability
// severity: high
// question: Is something owned only by people, roles or teams that have left, ended or do not exist?
// why: The chart shows an owner, so nobody looks for one.
// cure: Hand the item to an active owner.
// source: Practice of software catalogs; a role without a holder is another gap
// needs: OWNS
// implies: no-human-root, ended-membership
// subjects: item
// message: {item} is owned by {owners} alone, no longer here or never entered.
MATCH (item:AISystem|System|Goal|Decision)<-[claim:OWNS]-(owner:Person|Role|Team|AISystem|Missing)
WHERE org.active(item) AND org.current(claim) AND coalesce(item.unassigned, false) <> true
WITH item, collect(DISTINCT owner) AS owners
WHERE all(owner IN owners WHERE owner:Missing OR NOT org.active(owner))
RETURN item, owners, org.ownership(item) AS ownership
