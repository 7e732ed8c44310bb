-- Makes somebody a member no more.
-- KEYS: nodes. ARGV: prefix, node, presence, id.
redis.call('HDEL', ARGV[1] .. 'members:' .. ARGV[3], ARGV[4])
redis.call('SREM', ARGV[1] .. 'node:' .. ARGV[2], ARGV[4] .. ' ' .. ARGV[3])
return 1
