// id: alone-on-site
// title: Managers with one report on a site
// question: Which managers have exactly one direct report at this location, and who is it?
// chart: orgcharts/acme-ai.graphml
// param: location string = 'Lisbon'
MATCH (manager:Person)<-[:REPORTS_TO]-(report:Person)
WHERE manager <> report AND org.active(report)
WITH manager, collect(report) AS reports
WHERE size(reports) > 2 AND single(report IN reports WHERE report.location = $location)
RETURN manager.name AS manager,
       head([report IN reports WHERE report.location = $location | report.name]) AS alone,
       size(reports) AS reports
ORDER BY manager
