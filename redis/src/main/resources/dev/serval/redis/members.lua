-- Returns ids and JSON of the members whose nodes live, in turn.
-- KEYS: nodes. ARGV: prefix, presence, most, milliseconds after which a node is dead.
local time = redis.call('TIME')
local oldest = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[4]
local key = ARGV[1] .. 'members:' .. ARGV[2]
local most = 2 * ARGV[3]
local lives = {}
local found = {}
local cursor = '0'
repeat
  local page = redis.call('HSCAN', key, cursor, 'COUNT', 1000)
  cursor = page[1]
  for i = 1, #page[2], 2 do
    local id = page[2][i]
    local node = string.match(id, '^([^-]*)')
    if lives[node] == nil then
      local heard = redis.call('ZSCORE', KEYS[1], node)
      lives[node] = heard ~= false and tonumber(heard) > oldest
    end
    if lives[node] and #found < most then
      found[#found + 1] = id
      found[#found + 1] = page[2][i + 1]
    end
  end
until cursor == '0' or #found >= most
return found
