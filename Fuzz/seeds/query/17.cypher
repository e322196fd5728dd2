MATCH (n) WHERE n.name IS NOT NULL XOR n.x IN [1, 2.5] OR n['x'] = $p AND 1 <= n.y < 3 RETURN n.name[..1], {a: n.b}.a, -n.x % 2, `odd name`, $`p q`, 'it''s', "a\\b"
