// id: reporting-pairs-without-mail
// title: Reporting pairs without any mail
// question: Of the people who report to somebody, how many never exchanged a mail with that
//   manager, in either direction?
// chart: data/manufacturing-email/nodes.csv data/manufacturing-email/reports_to.csv data/manufacturing-email/email.csv
MATCH (person:Person)-[:REPORTS_TO]->(manager:Person)
WHERE person <> manager
WITH DISTINCT person, manager
WITH person, manager, EXISTS { (person)-[:COLLABORATES_WITH]-(manager) } AS wrote
RETURN count(*) AS pairs, count(CASE WHEN NOT wrote THEN 1 END) AS without
