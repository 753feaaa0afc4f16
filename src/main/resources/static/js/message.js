// Saves what somebody types to a customer as a draft. Without this script the preview does.
(() => {
  const PAUSE = 1000;
  const LARGEST_KEPT_ALIVE = 60000;
  const form = document.getElementById('message-form');
  if (!form) {
    return;
  }
  const state = document.getElementById('message-saved');
  const text = form.elements.text;
  let known = '';
  let timer = null;
  let leaving = false;
  let last = Promise.resolve();

  const say = (words, trouble) => {
    state.textContent = words;
    state.classList.toggle('trouble', Boolean(trouble));
  };
  // The key tells the server what was sent meanwhile and is no draft any more.
  const typed = () => {
    const { _csrf, key } = form.elements;
    const fields = new URLSearchParams({ _csrf: _csrf.value, key: key.value, text: text.value });
    form.querySelectorAll('[name=files]:checked').forEach(file => fields.append('files', file.value));
    return fields.toString();
  };
  // Answers null when nobody did.
  const post = async fields => {
    try {
      return await fetch(form.dataset.draft, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: fields,
        // It arrives though the page is closed; browsers do so for small ones only.
        keepalive: fields.length < LARGEST_KEPT_ALIVE
      });
    } catch (unreachable) {
      return null;
    }
  };
  const isUnsaved = () => !leaving && typed() !== known;
  const saveNow = async () => {
    if (!isUnsaved()) {
      return;
    }
    const fields = typed();
    const answer = await post(fields);
    if (answer && answer.status === 204) {
      known = fields;
      say(state.dataset.saved);
    } else {
      say(state.dataset.notSaved, true);
      timer = setTimeout(save, 5 * PAUSE);
    }
  };
  // One after the other, so that what was typed last stays.
  const save = () => {
    clearTimeout(timer);
    last = last.then(saveNow);
  };

  known = typed();
  form.addEventListener('input', () => {
    say('');
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  // What is sent is no draft any more.
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  document.addEventListener('visibilitychange', () => document.hidden && save());
  window.addEventListener('pagehide', () => isUnsaved() && post(typed()));
})();
