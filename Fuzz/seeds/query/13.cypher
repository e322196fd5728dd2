MATCH (a:(Person|Team)&!Role)-[:MEMBER_OF|!LEADS]->(b:%) RETURN a IS :Person, b:Team
