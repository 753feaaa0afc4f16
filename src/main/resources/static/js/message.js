// Saves what somebody types to a customer as a draft. Without this script the preview does.
(() => {
  const PAUSE = 1000;
  const form = document.getElementById('message-form');
  if (!form) {
    return;
  }
  const saved = document.getElementById('message-saved');
  const text = form.elements.text;
  let known = new URLSearchParams();
  let timer = null;
  let leaving = false;

  const typed = () => {
    const fields = new URLSearchParams({ _csrf: form.elements._csrf.value, text: text.value });
    form.querySelectorAll('[name=files]:checked').forEach(file => fields.append('files', file.value));
    return fields;
  };
  const save = async () => {
    clearTimeout(timer);
    const fields = typed();
    if (leaving || fields.toString() === known.toString()) {
      return;
    }
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, keepalive: true });
      if (answer.status === 204) {
        known = fields;
        saved.hidden = false;
      }
    } catch (unreachable) {
      timer = setTimeout(save, 5 * PAUSE);
    }
  };

  known = typed();
  form.addEventListener('input', () => {
    saved.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  // What is sent is no draft any more.
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener('pagehide', save);
})();
