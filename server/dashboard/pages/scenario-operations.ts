import { ControlError } from '../../core/errors.ts'
import { ScenarioProblemError } from '../../core/scenarios/problem.ts'
import type { Operation } from '../../http/operation.ts'
import { action, type Form, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths, scenarioPath } from '../paths.ts'
import { type Draft, newScenarioView, scenarioView } from './scenario.ts'
import { scenariosView } from './scenarios.ts'

/** The pages of scenarios, and what can be done with one. */
export function scenarioPages(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(paths.scenarios, renderer, (call) => scenariosView(parts, call)),
    page(paths.newScenario, renderer, () => newScenarioView(parts)),
    page(paths.scenario, renderer, ({ params }) => scenarioView(parts, params.name ?? '')),
    action(paths.scenarios, renderer, (form) => {
      const wrong = write(parts, form)
      return wrong ? scenarioView(parts, form.text('name'), wrong) : scenarioPath(form.text('name'))
    }),
    action(paths.newScenario, renderer, (form) => {
      const wrong = alreadyThere(parts, form) ?? write(parts, form)
      return wrong ? newScenarioView(parts, wrong) : scenarioPath(form.text('name'))
    }),
    action(paths.queue, renderer, async (form, { params: { name = '' } }) => {
      const partnerId = form.text('partner')
      await control.next(name, partnerId === '' ? {} : { partnerId })
      return scenarioPath(name)
    }),
  ]
}

/** A new scenario must not overwrite an existing one. */
function alreadyThere({ control }: PageParts, form: Form): Draft | undefined {
  const name = form.text('name')
  const found = control.scenarios().find((one) => one.name === name)
  if (!found) return undefined
  const problem = `Scenario "${name}" already exists (${found.file}). Choose another name, or open that one to change it.`
  return { name, text: form.text('text').replaceAll('\r\n', '\n'), problems: [], problem }
}

/** Does what the editor's buttons say. @returns what is wrong, if anything. */
function write({ control }: PageParts, form: Form): Draft | undefined {
  const name = form.text('name')
  // Browsers send the line ends of the internet.
  const text = form.text('text').replaceAll('\r\n', '\n')
  try {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      throw new ControlError(
        400,
        `"${name}" is not a name: use words in lower case, joined by hyphens, such as slow-vip.`,
      )
    }
    if (form.text('do') === 'forget') control.removeScenario(name)
    else if (form.text('do') === 'save') control.catalogue.save(name, text)
    else control.putScenario(name, text)
    return undefined
  } catch (error) {
    if (error instanceof ScenarioProblemError) return { name, text, problems: error.problems }
    if (error instanceof ControlError) return { name, text, problems: [], problem: error.message }
    throw error
  }
}
