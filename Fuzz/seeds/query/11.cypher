CREATE (a:Person:Lead {name: "q\u0041\n\t'", x: 0x1F, y: 0o17, z: 1.5e-3})-[:MEMBER_OF {since: date()}]->(b), (b)<-[r:LEADS]-(c); MATCH (n) DETACH DELETE n;
