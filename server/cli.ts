#!/usr/bin/env node
// By its default export: naming a function that an old Node has not would end the program before it could say so.
import module from 'node:module'
import { nodeProblem } from './library/node-version.ts'

const problem = nodeProblem(process.versions.node)
if (problem !== undefined) {
  console.error(`smile-id-emulator: ${problem}`)
  process.exit(1)
}

// Before anything else is loaded: the second start then parses nothing anew.
module.enableCompileCache()

// `smile-id-emulator start | head` ends when head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { main } = await import('./cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
