import { randomUUID } from 'node:crypto'
import { ControlError } from '../../core/errors.ts'
import { type Product, products, traitsOf } from '../../core/jobs/product.ts'
import { appliesTo, hasFaults } from '../../core/scenarios/scenario.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { TrialAnswer } from '../../http/trial.ts'
import { type Html, html } from '../../markup/html.ts'
import type { Generation } from '../../vendor/generation.ts'
import { code } from '../cards/exchange-list.ts'
import { input, partnerSelect, select } from '../cards/fields.ts'
import { action, type Form, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { jobPath, paths } from '../paths.ts'
import type { View } from '../view.ts'
import { productNames } from '../words.ts'

const firstProduct: Product = 'smart_selfie_authentication'

/** A form that submits a job of any product: signed, zipped and sent as an SDK would. */
async function tryView({ control, generations }: PageParts, { query }: Call, refusal?: TrialAnswer): Promise<View> {
  const chosen = generations.find(({ name }) => name === query.get('generation'))
  const product = query.get('product') ?? (chosen && (await productsOf(chosen))[0]) ?? firstProduct
  const all = control.scenarios()
  const names = (isFaulty: boolean) =>
    all
      .filter((one) => hasFaults(one) === isFaulty)
      .map(
        ({ name }) =>
          html`<option value="${name}"${name === query.get('scenario') ? html` selected` : ''}>${name}</option>`,
      )
  const form = html`<h1>Try it</h1>
<p class="lead">Submits a job as your server would: with a proof and pictures that are made up, over the wire.</p>
${refusal && refused(refusal)}
<form method="post" action="${paths.try}" class="card">
<div class="fields">
${partnerSelect(control, query.get('partner'), true)}
${
  generations.length > 1 &&
  select(
    'generation',
    'API',
    chosen?.name ?? '',
    generations.map(({ name }) => [name, name] as const),
  )
}
${select(
  'product',
  'Product',
  product,
  products.map((one) => [one, productNames[one]] as const),
)}
<label>Scenario <select name="scenario"><option value="">whatever matches</option><optgroup label="Outcomes">${names(false)}</optgroup><optgroup label="Faults">${names(true)}</optgroup></select></label>
${input('user', 'User id', query.get('user') ?? '', html`placeholder="a suitable one" autocomplete="off"`)}
${input('callback', 'Callback to', query.get('callback') ?? '', html`placeholder="the inbox" autocomplete="off"`)}
</div>
<button class="primary">Submit</button>
</form>
<p class="dim">By default, the user is one on file if the product needs that, or else a new one; callbacks go to the <a href="${paths.inbox}">inbox</a>.</p>`
  return { title: 'Try it', section: paths.try, blocks: [{ id: 'try', html: form }], ...(refusal && { status: 409 }) }
}

function refused({ status, body, hint }: TrialAnswer): Html {
  return html`<section class="card" role="alert"><h2>It was answered ${status}</h2>${hint && html`<p class="problem">${hint}</p>`}${code('Answer', pretty(body))}</section>`
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

async function submit(
  { control, generations, generationNamed, submit: send }: PageParts,
  form: Form,
): Promise<TrialAnswer | string> {
  const product = products.find((one) => one === form.text('product'))
  if (!product) throw new ControlError(400, `There is no product "${form.text('product')}".`)
  const partner = control.partners().find(({ id }) => id === form.text('partner')) ?? control.partners()[0]
  if (!partner) throw new ControlError(404, 'There is no such partner.')
  const scenario = form.text('scenario') === '' ? undefined : control.scenario(form.text('scenario'))
  const generation = form.text('generation') || String(generations[0]?.name)
  const taken = await productsOf(generationNamed(generation))
  if (!taken.includes(product)) throw new ControlError(409, notTaken(generation, product, taken))
  if (scenario && !appliesTo(scenario, product, generationNamed(generation).canSay)) {
    throw new ControlError(
      409,
      `"${scenario.name}" is not possible for ${productNames[product]}: choose another scenario or product.`,
    )
  }
  const suffix = randomUUID().slice(0, 8)
  const jobId = `try-${suffix}`
  const answer = await send({
    generation,
    partner,
    product,
    jobId,
    userId: form.text('user') || (traitsOf(product).needsEnrolledUser ? 'demo-user' : `user-${suffix}`),
    callbackUrl: form.text('callback') || `inbox:${partner.id}`,
    scenario: scenario?.name,
    // No digit in which a story of the vendor's sandbox ends.
    idNumber: '00000000000',
  })
  const [job] = await control.jobs({ partnerId: partner.id, jobId: answer.jobId ?? jobId })
  return job ? jobPath(job) : answer
}

function notTaken(generation: string, product: Product, taken: readonly Product[]): string {
  const names = taken.map((one) => productNames[one]).join(', ')
  return `${generation} does not take ${productNames[product]}: choose one of ${names}.`
}

/** The products that can be asked for at some endpoint of a generation. */
async function productsOf(generation: Generation): Promise<readonly Product[]> {
  const { operations } = await generation.endpoints()
  return products.filter((product) => operations.some(({ products: taken }) => taken?.includes(product)))
}

export function tryPages(parts: PageParts): Operation[] {
  return [
    page(paths.try, parts.renderer, (call) => tryView(parts, call)),
    action(paths.try, parts.renderer, async (form, call) => {
      const next = await submit(parts, form)
      if (typeof next === 'string') return next
      const query = new URLSearchParams()
      for (const name of ['partner', 'generation', 'product', 'scenario', 'user', 'callback'])
        query.set(name, form.text(name))
      return tryView(parts, { ...call, query }, next)
    }),
  ]
}
