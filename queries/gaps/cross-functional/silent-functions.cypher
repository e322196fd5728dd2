// id: silent-functions
// title: Two functions that must coordinate and hardly talk
// family: cross-functional
// severity: high
// question: Which two functions must coordinate and have no tie, or far fewer than chance would give?
// why: What the two would settle in talk is settled late, by escalation or by rework.
// cure: Give the two functions a shared forum or a liaison for the work that joins them.
// source: Cataldo 2008 for the need; ties against k(u) k(v) / 2m by the lower Poisson tail, asked of
//   functions of at most `largest` people; larger ones are asked for a tie alone. Few ties are of
//   medium severity: people tie within their function everywhere
// needs: Function, MEMBER_OF|HOLDS, COLLABORATES_WITH|GIVES_FEEDBACK_TO, REQUIRES_FUNCTION|DEPENDS_ON
// fragility: a comparison with chance over all ties
// param: significance float = 0.01
// param: largest integer = 200
// subjects: function, other
// message: {function} and {other} must coordinate{on} and have {talk} ties.
CALL org.functionTies() YIELD function, other, shared, largest, people, ties, expected, p, work,
  units
WHERE shared = 0 AND (ties = 0 OR largest <= $largest AND ties < expected AND p < $significance)
RETURN function, other,
       CASE WHEN ties = 0 THEN 'no'
            ELSE toString(ties) + ' of the ' + toString(round(expected * 10) / 10) + ' expected' END
         AS talk,
       CASE WHEN size(work) = 0 AND size(units) = 0 THEN ''
            WHEN size(work) = 0 THEN ' for ' + units[0].name + ' and ' + units[1].name
            ELSE ' on ' + head(work).name
                 + CASE WHEN size(work) > 1 THEN ' and more' ELSE '' END END AS on,
       work, units, ties, expected, p, people, CASE WHEN ties = 0 THEN 'high' ELSE 'medium' END AS severity
