// What a browser can do beyond the form itself, which works without this: the camera, sending once, and looking again.

// How long a result is shown before the page goes on, in seconds.
const patience = 10

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[data-once]')) {
  const button = form.querySelector('button.primary')
  const { textContent: usual } = button
  form.addEventListener('submit', () => {
    button.disabled = true
    button.textContent = 'Sending …'
  })
  // A page that comes back by the back button is as it was left.
  addEventListener('pageshow', () => {
    button.disabled = false
    button.textContent = usual
  })
}

// Only secure origins have a camera: https, and this machine.
if (navigator.mediaDevices?.getUserMedia) {
  for (const field of document.querySelectorAll('[data-camera]')) offerCamera(field)
}

function offerCamera(field) {
  const input = field.querySelector('input[type=file]')
  const frames = field.querySelector('[data-frames]')
  const box = made('div', 'camera')
  const start = made('button')
  const take = made('button')
  const state = made('p', 'hint')
  const video = document.createElement('video')
  const canvas = document.createElement('canvas')
  start.type = take.type = 'button'
  label(start, 'Use the camera')
  label(take, 'Take the picture')
  state.setAttribute('role', 'status')
  video.muted = video.playsInline = true
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', 'The picture that was taken')
  take.hidden = video.hidden = canvas.hidden = true
  box.append(video, canvas, start, take, state)
  field.append(box)

  start.addEventListener('click', async () => {
    try {
      const wanted = { facingMode: field.dataset.camera, width: { ideal: 1280 }, height: { ideal: 960 } }
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: wanted })
      await video.play()
    } catch {
      state.textContent = 'There is no camera, or it may not be used. Choose a file, or none.'
      return
    }
    show([take, video], [start, canvas])
    take.focus()
    state.textContent = 'The camera is on.'
  })

  take.addEventListener('click', async () => {
    take.disabled = true
    const pictures = [await pictureOf(video, canvas)]
    // Whoever is there moves from one picture to the next.
    for (let more = frames ? 8 : 0; more > 0; more--) {
      await new Promise((resolve) => setTimeout(resolve, 120))
      pictures.push(await pictureOf(video, document.createElement('canvas')))
    }
    for (const track of video.srcObject.getTracks()) track.stop()
    video.srcObject = null
    const [first, ...others] = pictures
    choose(input, [first])
    if (frames) choose(frames, others)
    take.disabled = false
    show([start, canvas], [take, video])
    label(start, 'Take another')
    start.focus()
    state.textContent = 'The picture was taken.'
  })

  /** What a button does, and to whoever does not see where it stands, of what. */
  function label(button, text) {
    button.textContent = text
    button.setAttribute('aria-label', `${text}: ${field.querySelector('label').textContent}`)
  }

  // Another file is another picture: what the camera saw does not belong to it.
  input.addEventListener('change', () => {
    if (frames) choose(frames, [])
    canvas.hidden = true
  })
}

function made(name, className = '', text = '') {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

function show(shown, others) {
  for (const one of shown) one.hidden = false
  for (const one of others) one.hidden = true
}

function pictureOf(video, canvas) {
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d').drawImage(video, 0, 0)
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(new File([blob], 'picture.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.85)
  })
}

function choose(input, files) {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  input.files = transfer.files
}

// How a job stands is looked at again until it is final.
const result = document.getElementById('result')
if (result) void follow(result)

async function follow(result) {
  let stays = false
  let leaving
  let known = result.innerHTML
  prepare()
  while ('waiting' in result.dataset) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const next = await newest()
    // What has not changed is not read out again.
    if (!next || next.innerHTML === known) continue
    known = next.innerHTML
    document.title = next.querySelector('h1').textContent
    if (!('waiting' in next.dataset)) delete result.dataset.waiting
    result.replaceChildren(...next.childNodes)
    prepare()
  }

  /** What is for browsers without a script goes; with a result the page goes on by itself, unless the person stays. */
  function prepare() {
    for (const link of result.querySelectorAll('[data-unscripted]')) link.remove()
    clearTimeout(leaving)
    const next = result.querySelector('[data-next]')
    if (!next || stays) return
    const notice = made('p', 'hint', `You go on in ${patience} seconds. `)
    const stay = made('button', '', 'Stay on this page')
    stay.addEventListener('click', () => {
      stays = true
      clearTimeout(leaving)
      notice.textContent = 'You stay on this page.'
    })
    notice.append(stay)
    next.after(notice)
    leaving = setTimeout(() => location.assign(next.querySelector('a').href), patience * 1000)
  }
}

async function newest() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.getElementById('result')
  } catch {
    // The next look may find the way.
    return undefined
  }
}
