// Fields of a form that ask for product, module, region or customer group offer what the catalogue has.
import { FIELDS, equip } from '/js/catalogue.js';
import { fieldsOf, formIn } from './task-form.js';

const seen = new WeakSet();

const inputsIn = (container, form) =>
  Object.fromEntries(
    fieldsOf(form._getState().schema.components)
      .filter(({ name }) => FIELDS.includes(name))
      .map(({ id, name }) => [name, container.querySelector(`input[type="text"][id$="-${id}"]`)])
      .filter(([, input]) => input)
  );

const look = details => {
  const container = details.querySelector('.fjs-container');
  const form = container && formIn(container);
  if (!form) {
    return;
  }
  equip(inputsIn(container, form));
  if (!seen.has(form)) {
    seen.add(form);
    form.on('changed', () => equip(inputsIn(container, form)));
  }
};

export default {
  id: 'feedback-loop-catalogue',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const details = document.querySelector('.task-details');
    const drawn = new MutationObserver(() => look(details));
    drawn.observe(details, { subtree: true, childList: true });
    scope.$on('$destroy', () => drawn.disconnect());
  }
};
