-- Takes the members of a node away and tells the other nodes; 1,000 at once at most.
-- Returns 1 where some are left.
local function retire(prefix, nodes, node)
  local key = prefix .. 'node:' .. node
  for _, entry in ipairs(redis.call('SPOP', key, 1000)) do
    local id, presence = string.match(entry, '^(%S+) (.*)$')
    local members = prefix .. 'members:' .. presence
    local info = redis.call('HGET', members, id)
    if info then
      redis.call('HDEL', members, id)
      redis.call('PUBLISH', prefix .. 'channel:' .. presence .. ' presence',
          '-' .. node .. ' 0 {"event":"left","id":"' .. id .. '","member":' .. info .. '}')
    end
  end
  if redis.call('EXISTS', key) == 1 then
    return 1
  end
  redis.call('ZREM', nodes, node)
  return 0
end

