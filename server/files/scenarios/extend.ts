import { nearest } from '../../core/text/spelling.ts'
import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Violation } from '../../validation/violation.ts'

/** Finds what a file may extend: another of its folder, or one below it, as is the one whose place it takes. */
export type FindScenario = (name: string, asker: string) => ScenarioFile | undefined

/** A chain of `extends` that leads nowhere. */
class BrokenChainError extends Error {}

/**
 * The content with everything that it does not say itself, and that the scenario it extends does.
 * @param names what could have been meant by a misspelt name.
 * @returns the violation instead, when the chain is broken.
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
    throw new BrokenChainError(`names no scenario.${likely ? ` Did you mean "${likely}"?` : ''}`)
  }
  if (trail.includes(parent.name) && parentName !== content.name) {
    throw new BrokenChainError(`goes round in a circle: ${[...trail, parentName].join(', ')}.`)
  }
  const { match: _match, sandbox_result: _sandbox, ...taken } = merged(parent, find, names, [...trail, parentName])
  return { ...taken, ...own } as ScenarioFile
}
