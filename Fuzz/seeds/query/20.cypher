RETURN [x IN range(0, 3) WHERE x > 1 | x * 2], none(x IN [1] WHERE x), single(x IN [] WHERE true), exists { (a)-->() }, collect { MATCH (a) RETURN a.name }, count(*)
