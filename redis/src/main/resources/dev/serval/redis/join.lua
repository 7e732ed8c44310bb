-- Makes somebody a member.
-- KEYS: nodes. ARGV: prefix, node, presence, id, JSON of the member.
redis.call('HSET', ARGV[1] .. 'members:' .. ARGV[3], ARGV[4], ARGV[5])
redis.call('SADD', ARGV[1] .. 'node:' .. ARGV[2], ARGV[4] .. ' ' .. ARGV[3])
return 1
