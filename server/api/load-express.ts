import { createRequire } from 'node:module'
import type express from 'express'

const require = createRequire(import.meta.url)

/** Express, loaded with the first request that needs it: that takes as long as most of a start. */
export function loadExpress(): typeof express {
  return require('express')
}
