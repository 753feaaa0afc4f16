// Offers whom a comment may mention once @ is typed, or its wide form of Chinese keyboards: by name or user id, with the
// arrow keys, Enter and Escape. Without this script people type the user id.
const OPENED = /(?:^|[^\w*.@\uff20-])[@\uff20]([^\s@\uff20]{0,40})$/;
const MOST = 50;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

let count = 0;

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text || '';
  return made;
};

// Whose id begins with it comes first, then whose name does.
const rank = (one, typed) =>
  [one.id, one.name, ''].findIndex(text => text.toLowerCase().startsWith(typed) || !text);

const found = (people, typed) =>
  people
    .filter(one => one.id.toLowerCase().includes(typed) || one.name.toLowerCase().includes(typed))
    .map((one, place) => ({ one, place, rank: rank(one, typed) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, MOST)
    .map(({ one }) => one);

const ask = async number => {
  const answer = await fetch(`/api/cases/${encodeURIComponent(number)}/comments/mentionable`, {
    headers: { Accept: 'application/json' }
  });
  return answer.ok ? answer.json() : [];
};

// Nothing is asked for before somebody types an @.
const offerMentions = field => {
  const list = element('ul', 'mentions');
  const said = element('p', 'aside');
  list.id = `mentions-${++count}`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.label);
  said.setAttribute('role', 'status');
  field.after(list, said);
  field.setAttribute('aria-autocomplete', 'list');
  let people;
  let chosen = -1;
  // Where the @ stands of which somebody wanted no list.
  let refused = -1;

  const isOpen = () => !list.hidden;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.removeAttribute('role');
    ['aria-expanded', 'aria-controls', 'aria-activedescendant', 'aria-haspopup'].forEach(name => field.removeAttribute(name));
  };

  const mark = at => {
    chosen = at;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === at));
    field.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  };

  const typed = () => {
    const caret = field.selectionStart;
    const match = caret === field.selectionEnd && OPENED.exec(field.value.slice(0, caret));
    return match ? { from: caret - match[1].length, to: caret, text: match[1].toLowerCase() } : null;
  };

  // As if it had been typed, so that it can be undone.
  const write = (from, to, text) => {
    field.focus();
    field.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, text)) {
      field.setRangeText(text, from, to, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };

  const take = option => {
    const { from, to } = typed();
    close();
    write(from, to, `${option.dataset.id} `);
  };

  const option = (one, i) => {
    const made = element('li', '');
    made.id = `${list.id}-${i}`;
    made.dataset.id = one.id;
    made.setAttribute('role', 'option');
    made.append(element('strong', '', one.name), element('small', 'quiet', one.about || `@${one.id}`));
    made.addEventListener('pointerdown', event => {
      event.preventDefault();
      take(made);
    });
    return made;
  };

  const show = async () => {
    const mention = typed();
    if (!mention || mention.from === refused) {
      close();
      refused = mention ? refused : -1;
      return;
    }
    people = people || ask(field.dataset.mentions);
    const options = found(await people, mention.text);
    const now = typed();
    if (!now || now.from !== mention.from || now.text !== mention.text) {
      return;
    }
    if (!options.length) {
      close();
      return;
    }
    list.replaceChildren(...options.map(option));
    list.hidden = false;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-expanded', 'true');
    field.setAttribute('aria-haspopup', 'listbox');
    field.setAttribute('aria-controls', list.id);
    mark(0);
    said.textContent = field.dataset.found.replace('{0}', options.length);
  };

  // While an input method composes, its own list takes the keys.
  field.addEventListener('input', event => event.isComposing || show());
  field.addEventListener('compositionend', show);
  field.addEventListener('click', show);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (!isOpen() || event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key in STEPS) {
      event.preventDefault();
      mark((chosen + STEPS[event.key] + list.children.length) % list.children.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      refused = typed().from;
      close();
    }
  });
};

document.querySelectorAll('textarea[data-mentions]').forEach(offerMentions);
