-- Ends the memberships of one node.
-- KEYS: nodes. ARGV: prefix, node.
while retire(ARGV[1], KEYS[1], ARGV[2]) == 1 do
end
return 0
