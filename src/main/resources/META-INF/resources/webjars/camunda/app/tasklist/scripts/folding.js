// Groups of a form in which nothing has to be filled in are folded. They open by their heading, and by themselves when
// they hold a value or something is wrong in them.
import { fieldsOf, formIn, missing } from './task-form.js';

const HEADING = '.fjs-form-field-group > label[aria-expanded]';

// What is known of the groups of each form, by their ids.
const known = new WeakMap();

const isOptional = components =>
  components.every(({ validate, components: parts }) => !(validate && validate.required) && isOptional(parts || []));

const isHeld = value => ![undefined, null, '', false].includes(value) && !(Array.isArray(value) && !value.length);

// Those of the form that fold.
export const optionalGroups = schema =>
  schema.components.filter(({ type, components }) => type === 'group' && isOptional(components || []));

// Whether the group has to be open, so that nothing in it is overlooked.
export const isNeeded = (group, data, errors) => {
  const fields = fieldsOf([group]);
  return fields.some(({ name }) => isHeld(data[name])) || missing(fields, errors).length > 0;
};

const stateOf = (form, group) => {
  const groups = known.get(form);
  if (!groups.has(group)) {
    groups.set(group, { isOpen: false, wasNeeded: false });
  }
  return groups.get(group);
};

const draw = (container, form) => {
  const { schema, data, errors } = form._getState();
  optionalGroups(schema).forEach(group => {
    const heading = container.querySelector(`label[id$="-${group.id}"]`);
    const state = stateOf(form, group.id);
    const needed = isNeeded(group, data, errors);
    state.isOpen = state.isOpen || (needed && !state.wasNeeded);
    state.wasNeeded = needed;
    if (heading) {
      heading.dataset.group = group.id;
      heading.tabIndex = 0;
      heading.setAttribute('role', 'button');
      heading.setAttribute('aria-expanded', String(state.isOpen));
      heading.parentElement.dataset.folded = String(!state.isOpen);
    }
  });
};

const drawIn = details => {
  const container = details.querySelector('.fjs-container');
  const form = container && formIn(container);
  if (!form) {
    return;
  }
  if (!known.has(form)) {
    known.set(form, new Map());
    form.on('changed', () => draw(container, form));
  }
  draw(container, form);
};

const toggle = heading => {
  const container = heading.closest('.fjs-container');
  const form = formIn(container);
  const state = stateOf(form, heading.dataset.group);
  state.isOpen = !state.isOpen;
  draw(container, form);
};

// Opens the group around a field, if it is folded.
export const unfold = field => {
  const folded = field.closest('[data-folded="true"]');
  if (folded) {
    toggle(folded.querySelector(':scope > label'));
  }
};

const onClick = event => {
  const heading = event.target.closest(HEADING);
  if (heading) {
    toggle(heading);
  }
};

const onKey = event => {
  const heading = event.target.closest(HEADING);
  if (heading && ['Enter', ' '].includes(event.key)) {
    event.preventDefault();
    toggle(heading);
  }
};

export default {
  id: 'feedback-loop-folding',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const details = document.querySelector('.task-details');
    const drawn = new MutationObserver(() => drawIn(details));
    drawn.observe(details, { subtree: true, childList: true });
    details.addEventListener('click', onClick);
    details.addEventListener('keydown', onKey);
    scope.$on('$destroy', () => drawn.disconnect());
  }
};
