// Below fields of triage stands what similar past cases suggest, with their numbers. A click takes it into the form as if
// it were typed; nothing is filled in before.
import { unfold } from './folding.js';
import { fieldsOf, fill, formIn, taskOf, valuesOf } from './task-form.js';
import { element } from './tasklist.js';
import words from './words.js';

const FORM = 'triage';

const NAMED = 3;

// What is suggested for the form, once it is asked for.
const known = new WeakMap();

const read = async task => {
  const answer = await fetch(`/api/tasks/${encodeURIComponent(task)}/suggestions`, {
    headers: { Accept: 'application/json' }
  }).catch(() => null);
  // Whoever is signed out is led to the page to sign in.
  return answer && answer.ok && !answer.redirected ? answer.json() : [];
};

const componentOf = (components, name) =>
  components.reduce(
    (found, component) => found || (component.key === name ? component : componentOf(component.components || [], name)),
    null
  );

// What the value is called there; nothing where it cannot be chosen any more.
export const wordFor = ({ values }, value) =>
  values ? (values.find(choice => String(choice.value) === value) || {}).label : value;

const link = number => {
  const made = element('a', '', number);
  made.href = `/cases/${encodeURIComponent(number)}`;
  made.target = '_blank';
  made.rel = 'noopener';
  return made;
};

const drawn = (container, form, suggestion, word) => {
  const place = element('div', 'suggested');
  const take = element('button', 'btn btn-default btn-xs', words('work.suggestionTake'));
  take.type = 'button';
  take.setAttribute('aria-label', words('work.suggestionTakeOne', word));
  // Else the field before is left first, may say what it lacks, and moves the button away under the mouse.
  take.addEventListener('mousedown', event => event.preventDefault());
  take.addEventListener('click', () => {
    // What is taken is typed, for whoever claims by typing and keeps drafts.
    container.dispatchEvent(new Event('change', { bubbles: true }));
    fill(form, { ...valuesOf(form), [suggestion.field]: suggestion.value });
  });
  place.dataset.field = suggestion.field;
  place.append(
    element('span', '', words('work.suggestion', word, suggestion.cases.length, suggestion.compared)),
    ...suggestion.cases.slice(0, NAMED).map(link),
    take
  );
  return place;
};

const draw = (container, form, suggestions) => {
  const { schema, data, properties } = form._getState();
  const isClosed = properties.readOnly || Boolean(container.closest('.disabled-form'));
  suggestions.forEach(suggestion => {
    const component = componentOf(schema.components, suggestion.field);
    const [field] = component ? fieldsOf([component]) : [];
    const input = field && container.querySelector(`[id$="-${field.id}"], [id*="-${field.id}-"]`);
    const around = input && input.closest('.fjs-form-field');
    const word = component && wordFor(component, suggestion.value);
    if (!around || !word) {
      return;
    }
    const before = around.querySelector(':scope > .suggested');
    const isWanted = !isClosed && data[suggestion.field] !== suggestion.value;
    if (before && !isWanted) {
      before.remove();
    } else if (!before && isWanted) {
      around.append(drawn(container, form, suggestion, word));
      unfold(around);
    }
  });
};

const look = async details => {
  const container = details.querySelector('.fjs-container');
  const form = container && formIn(container);
  if (!form || form._getState().schema.id !== FORM) {
    return;
  }
  if (!known.has(form)) {
    known.set(form, []);
    known.set(form, await read(taskOf(container)));
    form.on('changed', () => draw(container, form, known.get(form)));
  }
  draw(container, form, known.get(form));
};

export default {
  id: 'feedback-loop-suggestions',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const details = document.querySelector('.task-details');
    const watched = new MutationObserver(() => look(details));
    watched.observe(details, { subtree: true, childList: true });
    // A form is closed at first, and opens without being drawn anew.
    scope.$watch(() => {
      setTimeout(() => look(details));
    });
    scope.$on('$destroy', () => watched.disconnect());
  }
};
