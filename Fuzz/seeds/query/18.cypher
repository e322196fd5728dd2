CALL graph.degree({labels: ['Person'], direction: 'in'}) YIELD node, in AS i WHERE i > 0 RETURN node.name, i
