// id: silent-failure
// title: A failure nobody would hear of
// family: feedback
// severity: high
// question: Does nobody monitor a system, or can no monitor reach its owner?
// why: The system can be wrong for months before anybody who could act learns of it.
// cure: Name a monitor with a line to the owner.
// source: The catalogue's own question; the monitor is the owner, reaches the owner by escalation or
//   reporting, gives feedback, has a tie, shares a team, or is the owner's superior. Where the chart records
//   neither escalation nor feedback, a monitor without a line is undetermined
// standards: nist-ai-rmf MEASURE 2.4, iso-42001 A.6.2.6
// needs: AISystem, OVERSEES, OWNS|ACCOUNTABLE_FOR
// subjects: system
// message: {system} can fail in silence: {reason}.
CALL org.monitors() YIELD system, monitors, owners, heard
WHERE NOT heard AND (size(monitors) = 0 OR size(owners) > 0)
WITH system, monitors, owners,
     size(monitors) = 0 OR org.recorded('ESCALATES_TO') OR org.recorded('GIVES_FEEDBACK_TO') AS decided
RETURN system,
       CASE WHEN size(monitors) = 0 THEN 'nobody monitors it'
            ELSE 'no monitor can reach its owner' END AS reason,
       monitors, owners,
       CASE WHEN decided THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN decided THEN [] ELSE ['ESCALATES_TO', 'GIVES_FEEDBACK_TO'] END AS missing
