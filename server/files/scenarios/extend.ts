import { nearest } from '../../core/text/spelling.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Violation } from '../../validation/violation.ts'
import { inheritable } from './decode.ts'

/** Finds a scenario that a file may extend: another of its folder, or one in an earlier folder, such as the one it overrides. */
export type FindScenario = (name: string, asker: string) => ScenarioFile | undefined

/** A chain of `extends` is broken. */
class BrokenChainError extends Error {}

/**
 * The content completed with what the scenario it extends has.
 * @param names known names, to find a misspelt one.
 * @returns a violation instead, if the chain is broken.
 */
export function extendScenario(
  content: ScenarioFile,
  find: FindScenario,
  names: () => readonly string[],
): { content: ScenarioFile } | { violation: Violation } {
  try {
    return { content: merged(content, find, names, [content.name]) }
  } catch (error) {
    if (!(error instanceof BrokenChainError)) throw error
    return { violation: { pointer: '/extends', kind: 'wrong', message: error.message } }
  }
}

function merged(
  content: ScenarioFile,
  find: FindScenario,
  names: () => readonly string[],
  trail: readonly string[],
): ScenarioFile {
  const { extends: parentName, ...own } = content
  if (parentName === undefined) return content
  const parent = find(parentName, content.name)
  if (!parent) {
    const likely = nearest(parentName, names())
    throw new BrokenChainError(`names a scenario that does not exist.${likely ? ` Did you mean "${likely}"?` : ''}`)
  }
  if (trail.includes(parent.name) && parentName !== content.name) {
    throw new BrokenChainError(`is circular: ${[...trail, parentName].join(', ')}.`)
  }
  return { ...inheritable(merged(parent, find, names, [...trail, parentName])), ...own } as ScenarioFile
}
