import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Loads the YAML library, which only users' own scenarios need: the shipped ones are already parsed. */
export const yaml = (): typeof import('yaml') => require('yaml')
