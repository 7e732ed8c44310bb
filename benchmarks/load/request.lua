-- request.lua: what wrk sends in each scenario, and one line of figures for the script at the end.
-- wrk -s request.lua URL -- SCENARIO. The request is made once, so that wrk has nothing to compute.

local user = [[{"name":"Ada Lovelace","email":"ada@example.com","age":36,"tags":["math","engine"],]]
  .. [["address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH"}}]]
local faulty = [[{"name":"","email":"nobody","age":200,"tags":["math","engine"],]]
  .. [["address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH"}}]]

local scenarios = {
  plaintext = { path = "/plaintext" },
  pipelined = { path = "/plaintext", depth = 16 },
  json = { path = "/json" },
  inline = { path = "/inline" },
  async = { path = "/async" },
  path = { path = "/users/42" },
  query = { path = "/search?q=ada&limit=50&page=2&sort=age" },
  post = { path = "/users", body = user },
  invalid = { path = "/users", body = faulty },
  notfound = { path = "/nothing" },
  blocking = { path = "/blocking" },
  db = { path = "/db" },
  queries = { path = "/queries?n=20" },
  updates = { path = "/updates?n=20" },
  fortunes = { path = "/fortunes" },
}

function init(args)
  local scenario = scenarios[args[1]]
  wrk.path = scenario.path
  wrk.headers["Accept"] = "*/*"
  wrk.headers["User-Agent"] = "wrk"
  if scenario.body then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = scenario.body
  end
  if scenario.depth then
    local batch = string.rep(wrk.format(), scenario.depth)
    wrk.format = function() return batch end
  end
end

-- FIGURES requests microseconds socket-errors refused p50 p99
function done(summary, latency)
  local e = summary.errors
  print(string.format("FIGURES %d %d %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout, e.status,
    latency:percentile(50), latency:percentile(99)))
end
