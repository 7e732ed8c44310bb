-- Says that a node lives, and takes away one that does not.
-- KEYS: nodes. ARGV: prefix, node, milliseconds after which a node is dead.
-- Returns whether the node was known, and whether there is more to take away.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local added = redis.call('ZADD', KEYS[1], now, ARGV[2])
local dead = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[3], 'LIMIT', 0, 2)
local more = 0
if dead[1] then
  more = math.max(retire(ARGV[1], KEYS[1], dead[1]), #dead - 1)
end
return {1 - added, more}
