// Saves what somebody types to a customer as a draft. Without this script the preview does.
(() => {
  const PAUSE = 1000;
  const AGAIN = 5 * PAUSE;
  const LARGEST_KEPT_ALIVE = 60000;
  // The later turn of a page holds, whichever reaches the server first.
  const PAGE = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  const form = document.getElementById('message-form');
  if (!form) {
    return;
  }
  const state = document.getElementById('message-saved');
  const choice = document.getElementById('message-two-drafts');
  const { text, version, key, _csrf } = form.elements;
  const files = () => [...form.querySelectorAll('[name=files]')];
  let saved = '';
  let turn = 0;
  let timer = null;
  let leaving = false;
  let elsewhere = false;
  let last = Promise.resolve();

  const say = (words, trouble) => {
    state.textContent = words;
    state.classList.toggle('trouble', Boolean(trouble));
  };
  const typed = () => {
    const fields = new URLSearchParams({ text: text.value });
    files().filter(file => file.checked).forEach(file => fields.append('files', file.value));
    return fields.toString();
  };
  // The key tells the server what was sent meanwhile and is no draft any more.
  const draft = () => {
    const fields = new URLSearchParams(typed());
    const origin = { _csrf: _csrf.value, key: key.value, version: version.value, page: PAGE, turn: ++turn };
    Object.entries(origin).forEach(([name, value]) => fields.set(name, value));
    return fields.toString();
  };
  // Answers null when nobody did, or somebody who is no service of ours.
  const ask = async (method, body) => {
    try {
      const answer = await fetch(form.dataset.draft, {
        method,
        headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
        body,
        // It arrives though the page is closed; browsers do so for small ones only.
        keepalive: Boolean(body) && body.length < LARGEST_KEPT_ALIVE
      });
      return { status: answer.status, body: answer.ok ? await answer.json() : null };
    } catch (unreachable) {
      return null;
    }
  };
  const isUnsaved = () => !leaving && !elsewhere && typed() !== saved;
  const later = wait => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };
  const saveNow = async () => {
    if (!isUnsaved()) {
      return;
    }
    const sent = typed();
    const answer = await ask('POST', draft());
    if (answer && answer.body) {
      saved = sent;
      version.value = answer.body.version || '';
      say(state.dataset.saved);
    } else if (answer && answer.status === 409) {
      elsewhere = true;
      choice.hidden = false;
      say(state.dataset.elsewhere, true);
    } else {
      say(state.dataset.notSaved, true);
      later(AGAIN);
    }
  };
  // One after the other, so that each names the version that the one before made.
  const save = () => {
    clearTimeout(timer);
    last = last.then(saveNow);
  };

  const take = there => {
    version.value = there.version || '';
    text.value = there.text;
    files().forEach(file => {
      file.checked = there.files.includes(file.value);
    });
    saved = typed();
  };
  const decide = async way => {
    const answer = await ask('GET');
    if (!answer || !answer.body) {
      say(state.dataset.notSaved, true);
      return;
    }
    elsewhere = false;
    choice.hidden = true;
    say('');
    if (way === 'take') {
      take(answer.body);
    } else {
      version.value = answer.body.version || '';
      saved = null;
      save();
    }
  };
  // What the page before this one sent when it was left may arrive after this one was made.
  const lookOnceMore = async () => {
    const answer = await ask('GET');
    if (answer && answer.body && !turn && !isUnsaved() && String(answer.body.version || '') !== version.value) {
      take(answer.body);
    }
  };

  saved = typed();
  if (performance.getEntriesByType('navigation')[0].type !== 'navigate') {
    setTimeout(lookOnceMore, PAUSE);
  }
  form.addEventListener('input', () => {
    if (!elsewhere) {
      say('');
      later(PAUSE);
    }
  });
  choice.addEventListener('click', event => event.target.value && decide(event.target.value));
  // What is sent is no draft any more.
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  document.addEventListener('visibilitychange', () => document.hidden && save());
  window.addEventListener('pagehide', () => isUnsaved() && ask('POST', draft()));
})();
