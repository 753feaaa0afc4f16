// The form of a task: saves what is typed while somebody types, shows what applies to it, and completes the task. What is
// not saved yet is held by this page alone; the browser stores nothing.
(() => {
  const SOON = 800;
  const AGAIN = 3000;
  // The later turn of a page holds, whichever reaches the server first.
  const PAGE = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  const LARGEST_KEPT_ALIVE = 60000;
  const content = document.getElementById('content');
  const person = content.dataset.person;
  let form;
  let state;
  let words;
  let timer;
  let dirty = false;
  let waiting = false;
  let submitting = false;
  let notCompleted = false;
  let turn = 0;
  let last = Promise.resolve();

  const byId = id => document.getElementById(id);
  const say = (text, trouble) => {
    if (state) {
      state.textContent = text;
      state.classList.toggle('trouble', Boolean(trouble));
    }
  };

  // What is hidden now may apply later; without this script all of it is in sight.
  const hide = (part, hidden) => {
    part.hidden = hidden;
    part.toggleAttribute('data-hidden', hidden);
  };

  const takeForm = () => {
    form = byId('task-form');
    state = byId('state');
    words = form ? form.dataset : {};
    document.querySelectorAll('.part[data-hidden]').forEach(part => hide(part, true));
    document.querySelectorAll('.without-script').forEach(button => {
      button.hidden = true;
    });
  };

  const body = act => {
    const typed = new URLSearchParams(new FormData(form));
    if (act) {
      typed.set('do', act);
    }
    return typed;
  };

  const draft = () => {
    const typed = body();
    typed.set('page', PAGE);
    typed.set('turn', ++turn);
    return typed;
  };

  const isSignInPage = answer => new URL(answer.url).pathname.startsWith('/login');

  // Answers null when nobody did.
  const post = async (address, typed) => {
    try {
      return await fetch(address, {
        method: 'POST',
        body: typed,
        // It arrives though the page is closed; browsers do so for small ones only.
        keepalive: typed.toString().length < LARGEST_KEPT_ALIVE
      });
    } catch (unreachable) {
      return null;
    }
  };

  const read = async answer => new DOMParser().parseFromString(await answer.text(), 'text/html');

  const signedOut = text => {
    waiting = true;
    say(text || words.signedOut, true);
    byId('sign-in-again').hidden = false;
    byId('password-again').focus();
  };

  // After somebody signed in anew, the page needs a new token against forgery; the same person goes on.
  const renew = async () => {
    try {
      const answer = await fetch(form.action);
      if (isSignInPage(answer)) {
        return signedOut();
      }
      const page = await read(answer);
      const main = page.getElementById('content');
      const token = page.querySelector('[name=_csrf]');
      if (!token || (main.dataset.person && main.dataset.person !== person)) {
        return signedOut(words.otherPerson);
      }
      form.elements._csrf.value = token.value;
      waiting = false;
      byId('sign-in-again').hidden = true;
      return true;
    } catch (unreachable) {
      say(words.away, true);
      return false;
    }
  };

  const signIn = async () => {
    const field = byId('password-again');
    try {
      const page = await read(await fetch('/login'));
      const token = page.querySelector('[name=_csrf]');
      const answer =
        page.querySelector('[name=password]') &&
        (await fetch('/login', {
          method: 'POST',
          body: new URLSearchParams({ username: person, password: field.value, _csrf: token.value })
        }));
      if (answer && (!answer.ok || isSignInPage(answer))) {
        signedOut(words.notSignedIn);
        return;
      }
      field.value = '';
      if (await renew()) {
        save();
      }
    } catch (unreachable) {
      say(words.away, true);
    }
  };

  const later = (wait, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };

  const offer = (select, choices) => {
    const chosen = select.value;
    const options = choices.map(({ value, label }) => new Option(label, value, false, value === chosen));
    select.replaceChildren(new Option('', ''), ...options);
  };

  const choiceIn = ({ kind, name, readonly, disabled }, { value, label }, isChosen) => {
    const around = document.createElement('label');
    around.className = 'choice';
    const input = document.createElement('input');
    Object.assign(input, { type: kind, value, checked: isChosen, disabled: Boolean(readonly || disabled) });
    const text = document.createElement('span');
    text.textContent = label;
    around.append(input, ' ', text);
    if (!readonly) {
      input.name = name;
    } else if (isChosen) {
      const sent = document.createElement('input');
      around.append(Object.assign(sent, { type: 'hidden', name, value }));
    }
    return around;
  };

  // Choices that are all in sight. What is chosen stays so while it can be chosen.
  const offerInSight = (field, choices) => {
    const before = [...field.querySelectorAll('.choice')];
    const inputs = before.map(choice => choice.querySelector('input'));
    const said = before.map((choice, i) => [inputs[i].value, choice.querySelector('span').textContent].join('\n'));
    if (said.join('\n\n') === choices.map(({ value, label }) => [value, label].join('\n')).join('\n\n')) {
      return;
    }
    const chosen = inputs.filter(input => input.checked).map(input => input.value);
    const focused = inputs.find(input => input === document.activeElement);
    const anchor = field.querySelector(':scope > .hint') || field.querySelector(':scope > .question');
    field.querySelectorAll('.choice, :scope > [type="hidden"]').forEach(old => old.remove());
    anchor.after(...choices.map(choice => choiceIn(field.dataset, choice, chosen.includes(choice.value))));
    const again = focused && [...field.querySelectorAll('.choice input')].find(({ value }) => value === focused.value);
    if (again) {
      again.focus();
    }
  };

  const show = ({ hidden, texts, choices }) => {
    Object.entries(hidden).forEach(([id, isHidden]) => {
      const part = byId(id);
      if (part) {
        hide(part, isHidden);
      }
    });
    Object.entries(texts).forEach(([id, html]) => {
      const text = byId(id) && byId(id).querySelector('.says');
      if (text) {
        text.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
      }
    });
    Object.entries(choices).forEach(([id, all]) => {
      const part = byId(id);
      const select = part && part.querySelector('select');
      const inSight = part && part.querySelector('.choices-of');
      if (select) {
        offer(select, all);
      } else if (inSight) {
        offerInSight(inSight, all);
      }
    });
  };

  const claimed = () => {
    const button = byId('claim');
    if (button) {
      button.remove();
    }
  };

  const saveNow = async renewed => {
    if (!dirty || waiting || submitting) {
      return;
    }
    dirty = false;
    const answer = await post(`${form.action}/draft`, draft());
    if (!answer || answer.status === 429 || answer.status >= 500) {
      dirty = true;
      say(notCompleted ? words.notCompleted : navigator.onLine ? words.away : words.offline, true);
      later(AGAIN, save);
    } else if (answer.redirected && isSignInPage(answer)) {
      dirty = true;
      signedOut();
    } else {
      const live = await answer.json().catch(() => ({}));
      if (answer.ok && live.saved) {
        form.elements.version.value = live.version;
        notCompleted = false;
        say(`${words.saved} ${live.saved}`);
        claimed();
        show(live);
      } else if (live.refused) {
        dirty = true;
        waiting = true;
        say(live.refused, true);
        byId('two-drafts').hidden = !live.otherDraft;
      } else {
        // Something before the page answered, such as the guard against forgery.
        dirty = true;
        if (renewed) {
          say(words.away, true);
          later(AGAIN, save);
        } else if (await renew()) {
          await saveNow(true);
        }
      }
    }
  };

  // The page goes before answers come, so that this one follows no other.
  const saveAsTheLast = () => {
    if (dirty && !waiting && !submitting) {
      post(`${form.action}/draft`, draft());
    }
  };

  // What the page before this one sent when it was left may arrive after this one was made; it is taken while nobody types.
  const lookOnceMore = async () => {
    const answer = form && (await fetch(form.action).catch(() => null));
    const page = answer && answer.ok && !isSignInPage(answer) && (await read(answer));
    const there = page && page.querySelector('#task-form [name=version]');
    if (there && !turn && !dirty && !waiting && !submitting && there.value !== form.elements.version.value) {
      content.replaceChildren(...page.getElementById('content').childNodes);
      takeForm();
    }
  };

  // One after the other, so that each names the version that the one before made.
  const save = () => {
    clearTimeout(timer);
    last = last.then(() => saveNow()).catch(() => {
      dirty = true;
      say(words.away, true);
      later(AGAIN, save);
    });
    return last;
  };

  const typed = soon => {
    // Nothing is saved for a task that somebody else has.
    dirty = Boolean(state);
    if (dirty && !waiting) {
      later(soon ? 0 : SOON, save);
    }
  };

  // The answer stands in the place of this page: what was refused, another row, or what is next.
  const take = async answer => {
    const page = await read(answer);
    const main = page.getElementById('content');
    if (!main) {
      say(words.away, true);
      return;
    }
    content.replaceChildren(...main.childNodes);
    dirty = false;
    waiting = false;
    takeForm();
  };

  const focusOn = act => {
    const problems = byId('problems');
    const [what, list] = act.split(':');
    const rows = list && byId(`field-${list}`) ? byId(`field-${list}`).querySelectorAll(':scope > .row') : [];
    const row = what === 'add' && rows[rows.length - 1];
    const target = problems || (row && row.querySelector('input, textarea, select')) || byId(`field-${list}`);
    if (target) {
      target.focus();
      target.scrollIntoView({ block: problems ? 'start' : 'center' });
    }
  };

  const submit = async act => {
    if (submitting || !form) {
      return;
    }
    clearTimeout(timer);
    submitting = true;
    if (act === 'complete') {
      say(words.submitting);
    }
    await last;
    const answer = await post(form.action, body(act));
    submitting = false;
    if (!answer || answer.status === 429 || answer.status >= 502) {
      dirty = true;
      notCompleted = act === 'complete';
      say(notCompleted ? words.notCompleted : words.away, true);
      later(AGAIN, save);
    } else if (answer.redirected && isSignInPage(answer)) {
      dirty = true;
      signedOut();
    } else if (answer.redirected) {
      dirty = false;
      window.location.assign(answer.url);
    } else if (answer.status === 403 && !(await answer.clone().text()).includes('id="content" class="task"')) {
      if (await renew()) {
        await submit(act);
      }
    } else {
      await take(answer);
      focusOn(act);
    }
  };

  const openConversation = async details => {
    const place = byId('conversation-here');
    if (!details.open || place.childElementCount) {
      return;
    }
    try {
      const page = await read(await fetch(details.dataset.address));
      const conversation = page.getElementById('conversation');
      if (conversation) {
        conversation.querySelectorAll('form, script, .write').forEach(part => part.remove());
        conversation.removeAttribute('class');
        place.className = 'case';
        place.replaceChildren(...conversation.childNodes);
      }
    } catch (unreachable) {
      // The link below leads there when there is a connection.
    }
  };

  takeForm();
  if (state && performance.getEntriesByType('navigation')[0].type !== 'navigate') {
    [SOON, AGAIN].forEach(wait => setTimeout(lookOnceMore, wait));
  }
  content.addEventListener('input', event => {
    if (event.target.name && event.target.closest('#parts')) {
      typed(event.target.matches('select, [type="radio"], [type="checkbox"]'));
    }
  });
  content.addEventListener('focusout', () => {
    if (dirty && !waiting) {
      later(0, save);
    }
  });
  content.addEventListener('submit', event => {
    if (event.target === form) {
      event.preventDefault();
      submit((event.submitter && event.submitter.value) || 'complete');
    }
  });
  content.addEventListener('toggle', event => event.target.id === 'about' && openConversation(event.target), true);
  content.addEventListener('click', event => {
    if (event.target.closest('#sign-in-again button')) {
      signIn();
    }
  });
  content.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.id === 'password-again') {
      event.preventDefault();
      signIn();
    }
  });
  window.addEventListener('online', () => dirty && !waiting && save());
  window.addEventListener('pagehide', saveAsTheLast);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  window.addEventListener('beforeunload', event => {
    if (dirty) {
      event.preventDefault();
    }
  });
})();
