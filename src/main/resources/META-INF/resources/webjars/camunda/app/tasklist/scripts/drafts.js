// Keeps what is typed into the form of a task as a draft on the server, and brings it back. This page holds it in memory
// until the server has it; the browser stores nothing.
import { allow, isFree, isTouched, onTyped } from './claiming.js';
import { ask, meaning } from './draft-requests.js';
import { leaveTask, stayAtTask } from './presence.js';
import signInAgain from './sign-in-again.js';
import { changed, fill, formIn, taskOf, tellAtOnce, valuesOf } from './task-form.js';
import { element, service } from './tasklist.js';
import words from './words.js';

const SOON = 1000;
const AGAIN = 3000;

// Tasklist would keep there what was typed, readable for whoever uses the browser next.
const STORED_BY_TASKLIST = 'camunda-form:';

// In these somebody has to do something first.
const WAITING = ['elsewhere', 'signedOut', 'otherPerson'];

// The later turn of a page holds, whichever reaches the server first.
const PAGE = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
let turn = 0;

// What this page holds of each draft that is shown or not saved yet, by task.
const held = new Map();
const tasks = new WeakMap();
const place = element('div', 'task-draft');
place.setAttribute('role', 'status');
let me;
let shown;
let knownToken;

const text = values => JSON.stringify(values);
const isUnsaved = draft => draft.typed !== (draft.saved || draft.begun);

const tell = (draft, state, detail) => {
  if (state === 'signedOut' && draft.state === state && !detail) {
    // Somebody may be typing the password.
    return;
  }
  if (state !== 'signedOut') {
    draft.signIn = null;
  }
  draft.state = state;
  draft.detail = detail;
  if (draft === shown) {
    show(draft);
  }
};

const show = draft => {
  const [sentence, ...ways] = says(draft);
  place.hidden = !sentence;
  place.classList.toggle('draft-trouble', !['found', 'saved', 'discarded'].includes(draft.state));
  place.replaceChildren(
    element('span', '', sentence),
    ...ways.map(([label, act]) => {
      const way = element('button', 'btn btn-link', label);
      way.type = 'button';
      way.addEventListener('click', () => act(draft));
      return way;
    }),
    ...(draft.state === 'signedOut' ? [draft.signIn ||= signInForm(draft)] : [])
  );
};

const signInForm = draft => {
  const form = element('form', 'sign-in-again');
  const password = element('input', 'form-control input-sm');
  Object.assign(password, { type: 'password', autocomplete: 'current-password', required: true });
  const label = words('work.draft.password', me);
  password.setAttribute('aria-label', label);
  password.placeholder = label;
  form.append(password, element('button', 'btn btn-primary btn-sm', words('work.draft.signIn')));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const result = await signInAgain(me, password.value);
    if (result === 'done') {
      meet(draft);
    } else {
      tell(draft, 'signedOut', words(`work.draft.signIn.${result}`));
    }
  });
  return form;
};

const says = ({ state, at, detail }) => {
  switch (state) {
    case 'found':
      return [words('work.draft.found', at), [words('work.draft.discard'), discard]];
    case 'saved':
      return [words('work.draft.saved', at), [words('work.draft.discard'), discard]];
    case 'discarded':
      return [words('work.draft.discarded'), [words('work.draft.undo'), undo]];
    case 'elsewhere':
      return [words('work.draft.elsewhere'), [words('work.draft.takeOther'), takeOther], [words('work.draft.keepThis'), keepThis]];
    case 'signedOut':
      return [detail || words('work.draft.signedOut')];
    case 'otherPerson':
      return [words('work.draft.otherPerson', detail)];
    case 'away':
      return [words('work.draft.away')];
    case 'refused':
      return [detail || words('work.draft.refused')];
    default:
      return [''];
  }
};

// One request after the other, so that each names the version that the one before made.
const send = (draft, method, content) => {
  draft.last = (draft.last || Promise.resolve()).then(() => ask(draft.task, method, draft.token, content && text(content())));
  return draft.last;
};

const stopWaiting = draft => {
  clearTimeout(draft.timer);
  draft.timer = null;
};

const later = (draft, wait, act) => {
  stopWaiting(draft);
  draft.timer = setTimeout(() => {
    draft.timer = null;
    act(draft);
  }, wait);
};

const trouble = (draft, answer) => {
  const meant = meaning(answer);
  tell(draft, meant, meant === 'refused' && answer.body.detail);
  if (meant === 'away' || meant === 'signedOut') {
    later(draft, AGAIN, meet);
  } else if (draft !== shown) {
    // The task is done, or somebody else's now.
    held.delete(draft.task);
  }
};

const save = async draft => {
  stopWaiting(draft);
  if (!isUnsaved(draft)) {
    return;
  }
  if (!draft.isMet) {
    await meet(draft);
    return;
  }
  let sent;
  const answer = await send(draft, 'PUT', () => {
    sent = draft.typed;
    return next(draft);
  });
  if (meaning(answer) === 'done') {
    Object.assign(draft, { version: answer.body.version, at: answer.body.saved, saved: sent, isRenewed: false });
    tell(draft, 'saved');
    if (isUnsaved(draft)) {
      later(draft, SOON, save);
    } else if (draft !== shown) {
      held.delete(draft.task);
    }
  } else if (answer.status === 403 && !draft.isRenewed) {
    // Somebody has signed in anew in this browser, maybe the same person.
    draft.isRenewed = true;
    await meet(draft);
  } else {
    trouble(draft, answer);
  }
};

const next = ({ version, typed }) => ({ version, page: PAGE, turn: ++turn, values: JSON.parse(typed) });

// The page goes before answers come, so that this one follows no other.
const saveAsTheLast = draft => {
  if (isUnsaved(draft) && !WAITING.includes(draft.state)) {
    ask(draft.task, 'PUT', draft.token || knownToken, text(next(draft)));
  }
};

const saveUnlessWaiting = draft => {
  if (!WAITING.includes(draft.state)) {
    save(draft);
  } else if (draft.state !== 'signedOut') {
    // Who signs in elsewhere signs in here, too; for the others somebody has to decide.
    stopWaiting(draft);
  }
};

const take = (draft, { version, saved, values }) => {
  Object.assign(draft, { isMet: true, version, at: saved });
  if (values) {
    const meanwhile = changed(JSON.parse(draft.begun), JSON.parse(draft.typed));
    fill(draft.form, { ...values, ...meanwhile });
    draft.typed = text(valuesOf(draft.form));
    draft.saved = Object.keys(meanwhile).length ? text(values) : draft.typed;
  }
  tell(draft, values ? 'found' : null);
};

// Learns what the server has, and goes on from there.
const meet = async draft => {
  const form = draft.form;
  const answer = await send(draft, 'GET');
  if (form !== draft.form) {
    if (draft.state === 'signedOut') {
      later(draft, AGAIN, meet);
    }
    return;
  }
  if (meaning(answer) === 'refused' && isFree(draft.task)) {
    // It is not for this person to claim.
    return;
  }
  if (meaning(answer) !== 'done') {
    trouble(draft, answer);
    return;
  }
  if (answer.body.person !== me) {
    tell(draft, 'otherPerson', answer.body.person);
    later(draft, AGAIN, meet);
    return;
  }
  draft.token = answer.body.token;
  knownToken = draft.token;
  if (draft === shown) {
    stayAtTask(draft.task, draft.token);
  }
  if (answer.body.typingClaims && isFree(draft.task)) {
    allow(draft.task);
  }
  if (!draft.isMet) {
    take(draft, answer.body);
  } else if (draft.version !== answer.body.version) {
    tell(draft, 'elsewhere');
    return;
  } else if (!['found', 'saved', 'discarded'].includes(draft.state)) {
    tell(draft, draft.version ? 'saved' : null);
  }
  await save(draft);
  if (!service('$rootScope').authentication) {
    await returnToTheTask();
  }
};

// Tasklist forgot the person when the session ended. The same address leads to the same task.
const returnToTheTask = async () => {
  await Promise.all([...held.values()].map(save));
  if (![...held.values()].some(isUnsaved)) {
    window.location.reload();
  }
};

const discard = async draft => {
  stopWaiting(draft);
  const answer = await send(draft, 'DELETE');
  if (meaning(answer) !== 'done') {
    trouble(draft, answer);
    return;
  }
  draft.discarded = draft.typed;
  beginAnew(draft);
  draft.isMet = true;
  tell(draft, 'discarded');
};

const beginAnew = draft => {
  Object.assign(draft, { isMet: false, version: undefined, saved: undefined });
  draft.form.reset();
  draft.begun = text(valuesOf(draft.form));
  draft.typed = draft.begun;
  stopWaiting(draft);
};

const undo = draft => {
  fill(draft.form, JSON.parse(draft.discarded));
  save(draft);
};

const takeOther = draft => {
  beginAnew(draft);
  meet(draft);
};

const keepThis = async draft => {
  const answer = await send(draft, 'GET');
  if (meaning(answer) !== 'done') {
    trouble(draft, answer);
    return;
  }
  Object.assign(draft, { version: answer.body.version, saved: text(answer.body.values || {}) });
  tell(draft, null);
  save(draft);
};

const noteChange = form => {
  if (!shown || shown.form !== form) {
    return;
  }
  const before = shown.typed;
  shown.typed = text(valuesOf(form));
  if (isFree(shown.task) && !isTouched()) {
    // What the form makes of its own values nobody typed.
    shown.begun = shown.typed;
  } else if (![before, shown.begun].includes(shown.typed)) {
    onTyped(shown.task);
  }
  if (isUnsaved(shown) && !shown.timer && !WAITING.includes(shown.state)) {
    later(shown, SOON, save);
  }
};

// What the page before this one sent when it was left may arrive after this one has asked. The form is not emptied
// while the answer is awaited, since somebody may begin to type.
const askOnceMore = async draft => {
  const { status, body } = await send(draft, 'GET');
  const isUntouched = draft === shown && draft.isMet && !isUnsaved(draft) && !draft.timer;
  if (!isUntouched || status !== 200 || body.version === draft.version) {
    return;
  }
  if (text(body.values) === draft.typed) {
    Object.assign(draft, { version: body.version, at: body.saved });
  } else {
    beginAnew(draft);
    take(draft, body);
  }
};

let isFirst = true;

const open = (task, form) => {
  const draft = held.get(task) || { task };
  const unsaved = held.has(task) && isUnsaved(draft) && JSON.parse(draft.typed);
  held.set(task, draft);
  shown = draft;
  draft.form = form;
  draft.begun = text(valuesOf(form));
  if (unsaved) {
    fill(form, unsaved);
    show(draft);
    saveUnlessWaiting(draft);
  } else {
    Object.assign(draft, { isMet: false, version: undefined, saved: undefined, typed: draft.begun });
    tell(draft, null);
    meet(draft);
    if (isFirst) {
      isFirst = false;
      [SOON, AGAIN].forEach(wait => setTimeout(askOnceMore, wait, draft));
    }
  }
};

const leave = () => {
  const left = shown;
  shown = null;
  leaveTask();
  place.hidden = true;
  if (!isUnsaved(left)) {
    stopWaiting(left);
    held.delete(left.task);
  } else {
    saveUnlessWaiting(left);
  }
};

const look = scope => {
  const container = document.querySelector('.task-details .fjs-container');
  const form = container && formIn(container);
  if (form && !tasks.has(form)) {
    tasks.set(form, taskOf(container));
    tellAtOnce(form);
    form.on('changed', () => noteChange(form));
  }
  const task = scope.task || {};
  const isOwn = form && tasks.get(form) === task.id && (!task.assignee || task.assignee === me);
  if (shown && (!isOwn || shown.form !== form)) {
    leave();
  }
  if (isOwn && !shown) {
    open(task.id, form);
  }
};

const saveNow = () => shown && saveUnlessWaiting(shown);

const keepOutOfTheBrowser = () => {
  Object.keys(localStorage)
    .filter(key => key.startsWith(STORED_BY_TASKLIST))
    .forEach(key => localStorage.removeItem(key));
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!String(key).startsWith(STORED_BY_TASKLIST)) {
      setItem.call(this, key, value);
    }
  };
};

// Tasklist would leave for the sign-in page, and what was typed would be lost.
const stayWhenTheSessionEnds = () => {
  const root = service('$rootScope');
  const broadcast = root.$broadcast;
  root.$broadcast = function (name, ...values) {
    if (name === 'authentication.login.required' && shown) {
      meet(shown);
      return { defaultPrevented: true };
    }
    return broadcast.call(this, name, ...values);
  };
};

const watchTheWindow = () => {
  window.addEventListener('pagehide', () => {
    held.forEach(saveAsTheLast);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      saveNow();
    } else if (shown && shown.isMet && !shown.timer) {
      meet(shown);
    }
  });
  document.addEventListener('focusout', event => {
    if (event.target.closest('.fjs-container') && !(event.relatedTarget && event.relatedTarget.closest('.fjs-container'))) {
      setTimeout(saveNow);
    }
  });
  window.addEventListener('beforeunload', event => {
    if ([...held.values()].some(draft => isUnsaved(draft) && !['found', 'saved', null].includes(draft.state))) {
      event.preventDefault();
    }
  });
};

let isReady = false;

export default {
  id: 'feedback-loop-drafts',
  pluginPoint: 'tasklist.task.action',
  priority: 250,
  render: (node, api, scope) => {
    me = scope.$root.authentication.name;
    if (!isReady) {
      isReady = true;
      stayWhenTheSessionEnds();
      watchTheWindow();
    }
    place.hidden = true;
    document.querySelector('.task-details').append(place);
    const drawn = new MutationObserver(() => look(scope));
    drawn.observe(document.querySelector('.task-details'), { subtree: true, childList: true });
    scope.$watchGroup(['task.id', 'task.assignee'], () => look(scope));
    scope.$on('$destroy', () => {
      drawn.disconnect();
      if (shown) {
        leave();
      }
    });
  }
};

keepOutOfTheBrowser();
