import { expect, test } from 'vitest'
import { readConclusion } from '../../server/grader/vocabulary.ts'

const words = { approved: ['APPROVED', 'true'], rejected: ['NO', 'false'], pending: ['none', '0'] }
const url = 'http://localhost/jobs/1'

test.each([
  ['data.status', 200, '{"data":{"status":"APPROVED"}}', 'approved', '"APPROVED"'],
  ['data.0.ok', 200, '{"data":[{"ok":false}]}', 'rejected', '"false"'],
  ['count', 200, '{"count":0}', 'pending', '"0"'],
  ['data.status', 200, '{"data":null}', 'pending', 'nothing'],
  ['data.status', 404, '<html>', 'pending', 'nothing'],
  ['', 200, '"NO"', 'rejected', '"NO"'],
  ['', 200, 'APPROVED\n', 'approved', '"APPROVED"'],
  ['', 204, '', 'pending', 'nothing'],
  [
    'status',
    200,
    '{"status":"LATER"}',
    undefined,
    '"LATER", which is not one of the words of --approved, --rejected and --pending',
  ],
  ['status', 204, '', 'pending', 'nothing'],
  ['status', 200, '<html>', undefined, `nothing: ${url} answered with something other than JSON`],
  ['status', 101, '', undefined, `nothing: ${url} answered 101, which asks for another protocol`],
  [
    'status',
    302,
    '',
    undefined,
    `nothing: ${url} answered 302 and leads to /login, which is not followed: use the final address`,
  ],
  [
    'status',
    401,
    '',
    undefined,
    `nothing: ${url} answered 401, which asks for a login: use an address that needs none`,
  ],
  ['status', 500, '{"status":"NO"}', undefined, `nothing: ${url} answered 500`],
])('a conclusion at "%s" of %i %s is %s', (path, status, body, conclusion, said) => {
  const reading = readConclusion({ status, body, location: '/login' }, { path, words }, url)
  expect([reading.conclusion, reading.said]).toEqual([conclusion, said])
})
