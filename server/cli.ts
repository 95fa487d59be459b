#!/usr/bin/env node
// The default export: importing a function by name that an older Node lacks would end the program before it could report that.
import module from 'node:module'
import { nodeProblem } from './library/node-version.ts'

const problem = nodeProblem(process.versions.node)
if (problem !== undefined) {
  console.error(`smile-id-emulator: ${problem}`)
  process.exit(1)
}

// Before anything else is loaded, so that the second start parses nothing again.
module.enableCompileCache()

const words = process.argv.slice(2)
const { surviveOutputErrors } = await import('./cli/survive-output.ts')
const { main, writesLog } = await import('./cli/main.ts')
surviveOutputErrors(writesLog(words), () => {
  process.exitCode ||= 1
})
process.exitCode = (await main(words)) || process.exitCode
