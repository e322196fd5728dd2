// id: long-escalation
// title: The way up is too long
// family: feedback
// severity: low
// question: Does an escalation from a user to the accountable person take too many steps, or cross too many
//   functions?
// why: Each step waits, shortens and softens what is passed on.
// cure: Draw a line of escalation past the middle.
// source: The catalogue's own question; the fewest steps of escalation or reporting, between
//   people or the roles they hold, and the fewest boundaries between people who share no function
// needs: AISystem, USES, ESCALATES_TO, OWNS|ACCOUNTABLE_FOR
// param: maximumSteps integer = 4
// param: maximumBoundaries integer = 2
// subjects: system
// message: From {people} it is {distance} steps and {boundaries} function boundaries to who answers for
//   {system}.
CALL org.escalation() YIELD system, user, steps, boundaries, way
WHERE steps > $maximumSteps OR boundaries > $maximumBoundaries
WITH system, user, steps, boundaries, way
ORDER BY steps DESC, boundaries DESC, elementId(user)
RETURN system, collect(user) AS people, max(steps) AS distance, max(boundaries) AS boundaries,
       head(collect(way)) AS longest
