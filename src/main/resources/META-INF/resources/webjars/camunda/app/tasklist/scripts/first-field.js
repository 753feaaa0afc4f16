// Who opens a task by a click, or gets it as the next one, may type at once: the first field that is empty has the focus.
// Whoever walks along the list by keyboard stays in it.
const FIELDS = [
  '.fjs-form-field-radio',
  '.fjs-form-field-textfield',
  '.fjs-form-field-textarea'
].join();

// What is looked at no more.
const seen = new WeakSet();

let isClicked = false;

const isEmpty = field => {
  const inputs = [...field.querySelectorAll('input, textarea')];
  return inputs.every(input => (input.type === 'radio' ? !input.checked : !input.value));
};

const firstIn = form =>
  [...form.querySelectorAll(FIELDS)].find(field => field.checkVisibility() && isEmpty(field));

const isAwaited = () => isClicked || document.activeElement.matches('button.claim');

const focus = details => {
  const form = details.querySelector('.fjs-container');
  const field = form && !seen.has(form) && !form.closest('.disabled-form') && firstIn(form);
  if (!field) {
    return;
  }
  seen.add(form);
  if (isAwaited()) {
    field.querySelector('input, textarea').focus({ preventScroll: true });
  }
  isClicked = false;
};

export default {
  id: 'feedback-loop-first-field',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const details = document.querySelector('.task-details');
    const list = document.querySelector('.column.tasks-list');
    const note = event => {
      isClicked = Boolean(event.target.closest('li.task'));
    };
    const drawn = new MutationObserver(() => focus(details));
    drawn.observe(details, { subtree: true, childList: true, attributeFilter: ['class'] });
    list.addEventListener('click', note, true);
    scope.$on('$destroy', () => {
      drawn.disconnect();
      list.removeEventListener('click', note, true);
    });
  }
};
