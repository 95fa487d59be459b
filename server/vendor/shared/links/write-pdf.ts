import { pdfShow } from './pdf-text.ts'

// The page is A4, in points; lines start at the top.
const page = { width: 595, height: 842, margin: 56, leading: 18 }

/** A PDF of one page of text: a title and lines. Source: ISO 32000-1, §7.5 (file structure) and §9.4 (text). */
export function writePdf(title: string, lines: readonly string[]): Buffer {
  const content = contentOf(title, lines)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  // One byte a character, so that offsets count both.
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

function contentOf(title: string, lines: readonly string[]): string {
  const start = `BT /F1 16 Tf ${page.margin} ${page.height - page.margin} Td ${pdfShow(title)}`
  const rest = lines.map((line) => `0 -${page.leading} Td ${pdfShow(line)}`)
  return [start, '/F1 11 Tf', ...rest, 'ET'].join('\n')
}
