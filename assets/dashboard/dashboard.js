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
