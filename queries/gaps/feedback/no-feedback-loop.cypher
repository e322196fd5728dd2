// id: no-feedback-loop
// title: Users cannot tell the owner
// family: feedback
// severity: high
// question: Is there a system whose users have no path of feedback to its accountable owner?
// why: What users notice never reaches the one person who could change it.
// cure: Give the users a named person or role to tell, and let that person answer to the owner.
// source: NIST AI RMF GOVERN 5.1, MEASURE 3.3; share of users with a directed path to the owner, here none
//   or less than the declared share; `weft explain org.closure` says what is a path. An owner's own use closes
//   the loop only where nobody else uses the system
// standards: nist-ai-rmf GOVERN 5.1, nist-ai-rmf MEASURE 3.3, nist-ai-rmf MANAGE 4.1
// needs: AISystem, USES, OWNS|ACCOUNTABLE_FOR, GIVES_FEEDBACK_TO|ESCALATES_TO
// param: minimumShare float = 0.0
// subjects: system
// message: {reach} whoever answers for {system}.
CALL org.closure() YIELD system, users, closed, value, others, heard
WHERE users > 0
  AND (value IS NULL OR closed = 0 OR others > 0 AND heard = 0 OR value < $minimumShare)
RETURN system, users, closed, value,
       CASE WHEN others = 1 AND heard = 0 THEN 'The only user cannot reach'
            WHEN heard = 0 THEN 'None of ' + toString(others) + ' users can reach'
            ELSE 'Only ' + toString(heard) + ' of ' + toString(others) + ' users can reach' END AS reach,
       org.ownership(system) AS ownership,
       CASE WHEN value IS NULL THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN value IS NOT NULL THEN []
            WHEN org.ownership(system) = 'none' THEN ['ACCOUNTABLE_FOR', 'OWNS']
            ELSE ['an active accountable person'] END AS missing
