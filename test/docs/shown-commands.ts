import { blocksOf, inlineCodeOf, type Page, pages } from '../helpers/pages.ts'
import { commandsOf } from './code-readers.ts'

/** A command of ours that a page shows. */
export interface ShownCommand {
  readonly page: string
  /** Its words, the command's name first: `start` where it is left out. */
  readonly words: readonly string[]
}

/** The lines of shell that a page shows: of its blocks, and of its sentences. A line that goes on is one. */
export function shellLinesOf(page: Page): string[] {
  const blocks = blocksOf(page).flatMap(({ language, text }) => {
    if (language === 'console') return [commandsOf(text)]
    return language === 'bash' || language === 'yaml' ? [text] : []
  })
  return [...blocks, ...inlineCodeOf(page)].flatMap((text) => text.replace(/\\\n\s*/g, ' ').split('\n'))
}

/** How a page may call our command. `npm start` is `start`, with what follows its `--`. */
const ways: readonly [way: RegExp, before: readonly string[]][] = [
  [/(?:npx |node_modules\/\.bin\/)?(?<![\w@./:=-])smile-id-emulator (?=[a-z-])/, []],
  [/npm start --(?= )/, ['start']],
  [/npm run -s cli --(?= )/, []],
  [/node (?:FOLDER\/)?cli\.js (?=[a-z-])/, []],
]

/** Every command of ours on any page, as a shell would split it. */
export const shownCommands: readonly ShownCommand[] = pages
  .filter(({ path }) => path !== 'CHANGELOG.md')
  .flatMap((page) =>
    shellLinesOf(page).flatMap((line) => commandsIn(line).map((words) => ({ page: page.path, words }))),
  )

function commandsIn(line: string): string[][] {
  return ways.flatMap(([way, before]) =>
    line
      .split(way)
      .slice(1)
      .map((rest) => [...before, ...split(rest)])
      .filter(([name = '']) => /^[a-z][a-z-]*$/.test(name)),
  )
}

/** Words up to where the command ends. */
function split(rest: string): string[] {
  const words: string[] = []
  for (const [word] of rest.trim().matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    if (/^(?:[|&;#>]|\d?>|--$)/.test(word) && word !== '--') break
    const isLast = /[;)]+["']?$/.test(word) && !word.includes('$(')
    words.push(word.replace(/^['"]|['"]$|[;)]+["']?$/g, ''))
    if (isLast) break
  }
  return words.slice(0, words.indexOf('--') === -1 ? undefined : words.indexOf('--'))
}
