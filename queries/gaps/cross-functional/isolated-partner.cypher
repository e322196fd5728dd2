// id: isolated-partner
// title: A partner we depend on and hardly know
// family: cross-functional
// severity: medium
// question: Is there a supplier with at most one person who is in contact with it?
// why: When the one contact leaves, the partner becomes a ticket queue.
// cure: Introduce a second contact from the team that depends on it.
// source: The catalogue's own question; distinct active contacts
// needs: Partner, SUPPLIES_TO, CONTACTS
// implies: unbacked-supplier
// subjects: partner
// message: {partner} supplies {supplied} and is known to {known}.
MATCH (partner:Partner)-[sells:SUPPLIES_TO]->(item:AISystem|System|Team)
WHERE org.active(partner) AND org.active(item) AND org.current(sells)
WITH partner, collect(DISTINCT item) AS supplied
OPTIONAL MATCH (person:Person)-[knows:CONTACTS]->(partner)
WHERE org.active(person) AND org.current(knows)
WITH partner, supplied, collect(DISTINCT person) AS contacts
WHERE size(contacts) < 2
RETURN partner, supplied, contacts, size(contacts) AS count,
       CASE WHEN size(contacts) = 0 THEN 'nobody here' ELSE head(contacts).name + ' alone' END AS known
