#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Before anything else is loaded: the second start then parses nothing anew.
enableCompileCache()

// `smile-id-emulator start | head` ends when head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { main } = await import('./cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
