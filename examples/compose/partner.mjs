// A partner's service in a container, without a dependency: hears callbacks, and believes only those that are signed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const { SMILE_ID_PARTNER_ID: id, SMILE_ID_API_KEY: key, SMILE_ID_BASE_URL: smileId, PORT } = process.env

const server = createServer(async (request, response) => {
  const callback = parsed(await text(request))
  if (!callback) return response.writeHead(400).end()
  if (!isSigned(callback)) return response.writeHead(401).end()
  const { user_id: user, job_id: job } = callback.PartnerParams
  console.log(`${user} (${job}): ${callback.ResultCode} ${callback.ResultText}`)
  response.end()
})

function parsed(json) {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isSigned({ timestamp, signature }) {
  const expected = createHmac('sha256', key).update(`${timestamp}${id}sid_request`).digest()
  const actual = Buffer.from(String(signature), 'base64')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

server.listen(Number(PORT), () => console.log(`Listening on port ${server.address().port}; Smile ID is ${smileId}`))
process.once('SIGTERM', () => server.close())
