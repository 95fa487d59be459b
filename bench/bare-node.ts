import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { cannedAnswers } from './canned-answers.ts'

// The least that can answer the calls: what Node itself costs. Started by the bench with a port.
const port = Number(process.argv[2])
const answers = cannedAnswers(port)

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => answer(request, response, Buffer.concat(chunks)))
}).listen(port, '127.0.0.1')

function answer({ method, url }: IncomingMessage, response: ServerResponse, body: Buffer): void {
  if (method === 'GET') json(response, url?.startsWith('/v3/') ? answers.done : answers.health)
  else if (url === '/v2/smart-selfie-enroll') json(response, answers.enrolled)
  else if (url === '/v3/token') json(response, answers.token)
  // It takes no form apart.
  else if (url === '/v3/enhanced_kyc' || url === '/v3/biometric_kyc') json(response, answers.accepted, 202)
  else if (method === 'PUT') response.writeHead(200, { 'content-length': 0 }).end()
  else if (url === '/v1/upload' && isObject(body)) json(response, answers.upload)
  else if (url === '/v1/job_status' && isObject(body)) json(response, answers.status)
  else response.writeHead(404).end()
}

function isObject(body: Buffer): boolean {
  return typeof JSON.parse(body.toString('utf8')) === 'object'
}

function json(response: ServerResponse, value: object, status = 200): void {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, headers).end(text)
}
