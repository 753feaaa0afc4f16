// Help texts of a form stand behind a question mark. Screen readers read them with their field all the same.
import { element } from './tasklist.js';
import words from './words.js';

const signFor = text => {
  const label = text.parentElement.querySelector('label');
  const sign = element('button', 'help-sign', '?');
  sign.type = 'button';
  sign.setAttribute('aria-label', words('work.help', label ? label.textContent.replace(/\*$/, '') : ''));
  sign.setAttribute('aria-controls', text.id);
  const show = isShown => {
    text.hidden = !isShown;
    sign.setAttribute('aria-expanded', String(isShown));
  };
  sign.addEventListener('click', () => show(text.hidden));
  show(false);
  return sign;
};

const draw = details =>
  details.querySelectorAll('.fjs-form-field-description').forEach(text => {
    const field = text.parentElement;
    if (!field.querySelector(':scope > .help-sign')) {
      field.append(signFor(text));
    }
  });

export default {
  id: 'feedback-loop-help-texts',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const details = document.querySelector('.task-details');
    const drawn = new MutationObserver(() => draw(details));
    drawn.observe(details, { subtree: true, childList: true });
    scope.$on('$destroy', () => drawn.disconnect());
  }
};
