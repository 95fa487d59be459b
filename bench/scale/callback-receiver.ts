import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A partner's endpoint in a process of its own, which notes when each callback came. Started with a channel to its parent.
const times: number[] = []

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    times.push(Date.now())
    response.end()
  })
})

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ times }))
process.on('disconnect', () => process.exit())
