import { resolve } from 'node:path'
import type { Wordings } from '../../core/jobs/wording.ts'
import type { ScenarioProblem } from '../../core/scenarios/problem.ts'
import type { ScenarioSource } from '../../core/scenarios/source.ts'
import type { Instant } from '../../core/time.ts'
import type { Registry } from '../../validation/registry.ts'
import { shownPath, wholeFile } from '../yaml/document.ts'
import { parseScenario, type ScenarioDocument } from './document.ts'
import { createDocumentReader } from './document-reader.ts'
import { readLayers, readShipped, ScenarioFileError, shippedScenarios } from './files.ts'
import { folderToSaveTo, isTaken, scenarioPath, writeWhole } from './folder.ts'
import { type Layers, laidOver } from './layers.ts'

/** What has changed when the folders were read again. */
export interface ScenarioChange {
  /** Scenarios that are new or changed. */
  readonly changed: readonly string[]
  readonly gone: readonly string[]
  /** The problems; if any, nothing has changed. */
  readonly problems: readonly ScenarioProblem[]
}

/**
 * The scenarios of a running emulator: the shipped ones, then each folder's, then those in memory; later ones override earlier ones.
 * If files are wrong from the start, the first call throws a ScenarioFileError.
 */
export interface ScenarioSet extends ScenarioSource {
  /** Reads the folders again, and keeps the old scenarios when they are wrong. @returns undefined when nothing has changed. */
  reread(): ScenarioChange | undefined
}

/** The sources of a set. */
export interface ScenarioSources {
  readonly folders: readonly string[]
  readonly registry: Registry
  /** Which outcomes are possible. */
  readonly wordings: Wordings
  /** The default scenario, which must always exist. */
  readonly defaultName: string
  /** The machine's time, which stamps files. */
  readonly now: () => Instant
}

type Memory = ReadonlyMap<string, ScenarioDocument>

/** @returns a set that reads its files on first use. */
export function createScenarioSet({ folders, registry, wordings, defaultName, now }: ScenarioSources): ScenarioSet {
  const folder = folderToSaveTo(folders)
  const read = createDocumentReader(registry, now)
  let files: Layers | undefined
  let whole: Layers | undefined
  let memory: Memory = new Map()
  let problems: readonly ScenarioProblem[] = []

  function readFiles(): Layers {
    return readLayers(folders, read, wordings, readShipped())
  }

  function current(): { files: Layers; whole: Layers } {
    files ??= readFiles()
    whole ??= files
    return { files, whole }
  }

  /** Takes over other files or another memory, unless they have problems. */
  function take(nextFiles: Layers, nextMemory: Memory): readonly ScenarioProblem[] {
    const { problems: wrong, ...next } = laidOver(nextFiles, [...nextMemory.values()], wordings)
    const missing = next.scenarios.some(({ name }) => name === defaultName) ? [] : [noDefault()]
    if (wrong.length + missing.length > 0) return [...wrong, ...missing]
    files = nextFiles
    whole = next
    memory = nextMemory
    return []
  }

  function noDefault(): ScenarioProblem {
    const message = `the default scenario "${defaultName}" no longer exists. Add it again, or start with another --default-scenario.`
    return wholeFile(folders.at(-1) ?? shippedScenarios, message)
  }

  function keep(name: string, document: ReturnType<typeof parseScenario>): readonly ScenarioProblem[] {
    if ('wrong' in document) return document.wrong
    if (document.content.name !== name) {
      const message = `expected "${name}", the name in the request, got "${document.content.name}".`
      return document.problems([{ pointer: '/name', kind: 'wrong', message }])
    }
    return take(current().files, new Map([[name, document], ...without(memory, name)]))
  }

  function reread(): ScenarioChange | undefined {
    const before = { ...current(), problems }
    try {
      problems = take(readFiles(), memory)
    } catch (error) {
      if (!(error instanceof ScenarioFileError)) throw error
      problems = error.problems
    }
    const change = { ...differences(before.files, current().files), problems }
    const isSame = change.changed.length + change.gone.length === 0 && sameText(before.problems, problems)
    return isSame ? undefined : change
  }

  return {
    all: () => current().whole.scenarios,
    problems: () => problems,
    reread,
    put: (name, text) => keep(name, parseScenario(text, keptAs(name), registry, name)),
    isKept: (name) => memory.has(name),
    textOf(name) {
      const written = current().whole.written.get(name)
      return written && { ...written, isKept: memory.has(name) }
    },
    folder: folder && shownPath(folder),
    save(name, text) {
      if (folder === undefined) return [wholeFile('', 'there is no folder to save to.')]
      const known = current().files.written.get(name)?.file
      const path = scenarioPath(folder, name, known)
      const document = parseScenario(text, shownPath(path), registry)
      if (!('wrong' in document) && path !== resolve(known ?? '') && isTaken(path))
        return [wholeFile(path, takenByAnother)]
      // In memory first, so that all problems are known before anything is written.
      const wrong = keep(name, document)
      if (wrong.length > 0) return wrong
      try {
        writeWhole(path, text)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        return [wholeFile(path, `cannot be written (${code}). The scenario is kept in memory for now.`)]
      }
      memory = new Map(without(memory, name))
      reread()
      return []
    },
    remove: (name) => take(current().files, new Map(without(memory, name))),
  }
}

const takenByAnother =
  'already exists and has something else, so nothing was written. Move that file, or choose another name.'

/** The name of a scenario in memory, where others have a file name. */
function keptAs(name: string): string {
  return `${name} (in memory)`
}

function without(memory: Memory, name: string): [string, ScenarioDocument][] {
  return [...memory].filter(([other]) => other !== name)
}

function differences(before: Layers, after: Layers): Pick<ScenarioChange, 'changed' | 'gone'> {
  const [old, fresh] = [before.contents, after.contents]
  return {
    changed: [...fresh].filter(([name, content]) => !sameText(content, old.get(name))).map(([name]) => name),
    gone: [...old.keys()].filter((name) => !fresh.has(name)),
  }
}

function sameText(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
