// id: distant-leader
// title: A decision maker far from anyone who uses the system
// family: leadership
// severity: medium
// question: Who decides on an AI system and is more than a few ties away from anybody hands-on with it?
// why: Every tie in between filters what the decision maker hears of how the system behaves.
// cure: Sit with the users for a day, or bring one of them into the meeting that decides.
// source: Technical proximity, our own measure: ties to the nearest person hands-on, whenever that was; a
//   nearer one whose use does not say whether it is hands-on leaves the answer undetermined
// needs: AISystem, Person, COLLABORATES_WITH|GIVES_FEEDBACK_TO,
//   USES.handsOn|EVALUATES.handsOn|BUILDS, ACCOUNTABLE_FOR|OWNS|APPROVES
// fragility: a shortest way through all ties
// param: maximumDistance integer = 2
// subjects: person, system
// message: {person} decides on {system}, {reason}.
CALL org.proximity() YIELD person, system, distance, value, perhaps
WHERE value IS NULL OR distance IS NULL OR distance > $maximumDistance
WITH person, system, distance, value,
     value IS NULL OR perhaps <= $maximumDistance AS unknown
RETURN person, system, distance, value,
       CASE WHEN distance IS NULL THEN 'and no ties lead to anybody hands-on'
            ELSE toString(distance) + ' ties away from anybody hands-on' END AS reason,
       CASE WHEN unknown THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN unknown THEN ['handsOn'] ELSE [] END AS missing
