import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Loads what reads YAML, when somebody writes a scenario: those that are shipped are parsed already. */
export const yaml = (): typeof import('yaml') => require('yaml')
