-- For wrk: asks for the items in turn, and prints what came back as one line of JSON behind wrk's own report.
local items = tonumber(os.getenv("ITEMS"))
local item = 0

function request()
  item = (item + 1) % items
  return wrk.format("GET", "/items/" .. item)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local form = '{"requests":%d,"seconds":%f,"p99":%f,"failed":%d}\n'
  io.write(form:format(summary.requests, summary.duration / 1e6, latency:percentile(99) / 1e3, failed))
end
