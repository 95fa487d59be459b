// All that the pages do without being asked by the server: copying. htmx does the rest.
document.documentElement.classList.add('scripted')

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]')
  if (!button) return
  const text = button.closest('.code-box').querySelector('pre').textContent
  button.textContent = (await copied(text)) ? 'Copied' : 'Press Ctrl+C'
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 1500)

  async function copied(words) {
    try {
      await navigator.clipboard.writeText(words)
      return true
    } catch {
      // Only secure origins have a clipboard: elsewhere the text is selected, and the person copies.
      getSelection().selectAllChildren(button.closest('.code-box').querySelector('pre'))
      return false
    }
  }
})

// A line that is wrong is shown in the editor.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-line]')
  const editor = button?.form?.elements.text
  if (!editor) return
  const lines = editor.value.split('\n')
  const before = lines.slice(0, button.dataset.line - 1).join('\n').length
  const start = button.dataset.line > 1 ? before + 1 : 0
  editor.focus()
  editor.setSelectionRange(start, start + (lines[button.dataset.line - 1] ?? '').length)
  editor.scrollTop = (editor.scrollHeight / lines.length) * Math.max(0, button.dataset.line - 4)
})
