CALL () { MATCH (n) RETURN n LIMIT 1 } RETURN n.name // c
 /* d */