-- Takes tokens from a bucket, which is kept as the time at which it is full: seconds and
-- nanoseconds. Differences are at most 30 days, so doubles hold them to the nanosecond.
-- KEYS: bucket. ARGV: nanoseconds that the tokens take to come, and those of a full bucket.
-- Returns whether they were there, and nanoseconds until the bucket is full.
local time = redis.call('TIME')
local nanos = time[2] * 1000
local before = 0
local full = redis.call('GET', KEYS[1])
if full then
  local s, n = string.match(full, '^(%d+) (%d+)$')
  before = math.max((s - time[1]) * 1e9 + (n - nanos), 0)
end
local after = before + ARGV[1]
if after > tonumber(ARGV[2]) then
  return {0, string.format('%.0f', before)}
end
if after > before then
  local at = nanos + after
  redis.call('SET', KEYS[1],
      string.format('%.0f %.0f', time[1] + math.floor(at / 1e9), at % 1e9),
      'PX', string.format('%.0f', math.ceil(after / 1e6) + 1))
end
return {1, string.format('%.0f', after)}
