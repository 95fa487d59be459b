import type { Control } from '../../control/control.ts'
import { type Html, html } from '../../markup/html.ts'

/** A choice among words; the first says what no choice means. */
export function select(
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  return html`<label>${label} <select name="${name}">${options.map(
    ([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  )}</select></label>`
}

/** A line of text. */
export function input(name: string, label: string, value: string, more: Html = html``): Html {
  return html`<label>${label} <input name="${name}" value="${value}" ${more}></label>`
}

/** Which partner, where there are several. @param isNeeded one has to be chosen, the first unless another was. */
export function partnerSelect(
  control: Pick<Control, 'partners'>,
  chosen: string | undefined | null,
  isNeeded = false,
): Html | false {
  const ids = control.partners().map(({ id }) => id)
  if (ids.length === 1) return false
  const all = isNeeded ? [] : [['', 'all'] as const]
  return select('partner', 'Partner', chosen ?? '', [...all, ...ids.map((id) => [id, id] as const)])
}

/** Narrows what a page lists. */
export function filterForm(path: string, fields: readonly (Html | false)[]): Html {
  return html`<form method="get" action="${path}" class="filter" role="search">${fields}<button>Filter</button></form>`
}

/** Chooses the partner that a page shows, if there are several. */
export function partnerForm(
  path: string,
  control: Pick<Control, 'partners'>,
  chosen: string | undefined,
): Html | false {
  const choice = partnerSelect(control, chosen)
  return choice && html`<form method="get" action="${path}" class="filter">${choice}<button>Show</button></form>`
}
