// id: unmet-coordination
// title: Two sides must coordinate and have no tie
// family: integration
// severity: medium
// question: Which people or teams does the dependency structure oblige to coordinate who have no tie?
// why: Every unmet need is a place where work that fits together is done without talk; congruence of needs
//   and ties goes with faster completion.
// cure: Introduce the two sides to each other, beginning with the greatest need.
// source: Cataldo, Herbsleb and Carley 2008: required coordination without actual coordination; who
//   holds a role that owns something or is responsible for it is at work on it
// needs: DEPENDS_ON, OWNS|BUILDS, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// param: minimumNeed integer = 1
// subjects: a, b
// message: {a} and {b} must coordinate on {tasks} (need {need}) and have no tie.
CALL org.coordination() YIELD a, b, need, met, work
WHERE NOT met AND need >= $minimumNeed
RETURN a, b, need, work, CASE WHEN size(work) > 0 THEN work ELSE 'what joins them' END AS tasks
ORDER BY need DESC
