// id: reviews-coming-up
// title: Which reviews come up
// question: Which AI systems are due for review in the coming weeks, and in how many days?
// chart: orgcharts/acme-ai.graphml
// param: weeks integer = 13
MATCH (system:AISystem)
WITH system, system.lastReviewed + duration({days: system.reviewIntervalDays}) AS due
WHERE due >= date() AND due < date() + duration({weeks: $weeks})
RETURN system.name AS system, due, duration.inDays(date(), due).days AS days
ORDER BY due, system
