MATCH p = (a)-[*]-(b) USING INDEX a:Person(name) RETURN p FINISH
