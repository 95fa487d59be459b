import { type Html, html } from './html.ts'

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
