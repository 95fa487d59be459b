/** Text that is HTML already. Whatever else stands in a template is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template. Nothing is shown of undefined, null, false and the empty list. */
export type Content = Html | string | number | undefined | null | false | readonly Content[]

/** A template of HTML. Attributes are quoted in it, always: escaping makes a value safe there and between tags, and nowhere else. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.map((text, index) => text + written(values[index])).join(''))
}

function written(content: Content): string {
  if (content instanceof Html) return content.text
  if (Array.isArray(content)) return content.map(written).join('')
  if (content === undefined || content === null || content === false) return ''
  return escaped(String(content))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
