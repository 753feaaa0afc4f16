// Shows the case beside the form of the open task, in narrow windows in its place.
import { addressOf, inNewWindow, openFrame } from './case-frame.js';
import { cardOf } from './cards.js';
import { element, openTask } from './tasklist.js';
import words from './words.js';

const HIDDEN = 'feedback-loop.case-hidden';

// What stands there where there is no room for both; each window has its own.
const CHOSEN = 'feedback-loop.form-or-case';

const isHidden = () => localStorage.getItem(HIDDEN) === 'true';

const isCaseChosen = () => sessionStorage.getItem(CHOSEN) === 'case';

// A link from the form to the case must not take the form away.
const keepForm = event => {
  const link = event.target.closest('.fjs-container a[href]');
  if (link) {
    inNewWindow(link);
  }
};

export default {
  id: 'feedback-loop-case',
  pluginPoint: 'tasklist.task.action',
  priority: 300,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    // What is done on the case may have changed, reassigned or ended the task; then the next one opens.
    const frame = openFrame(async () => {
      const isOpen = await cardOf(shown.task);
      scope.$applyAsync(() => {
        if (isOpen) {
          tasklist.changed('task');
        } else {
          openTask(null);
        }
        tasklist.changed('taskList');
      });
    });
    const link = element('a', 'open-case');
    link.title = words('work.openCase');
    inNewWindow(link);
    const toggle = element('button', 'btn btn-link toggle-case');
    toggle.type = 'button';
    const choice = element('span', 'form-or-case');
    choice.setAttribute('role', 'group');
    const choices = ['form', 'case'].map(name => {
      const button = element('button', 'btn btn-link', words(`work.${name}`));
      button.type = 'button';
      button.addEventListener('click', () => {
        sessionStorage.setItem(CHOSEN, name);
        arrange();
      });
      return button;
    });
    choice.append(...choices);
    node.append(link, toggle, choice);
    let shown = {};

    const arrange = () => {
      node.hidden = !shown.number;
      document.body.classList.toggle('case-is-beside', Boolean(shown.number) && !isHidden());
      document.body.classList.toggle('case-is-chosen', Boolean(shown.number) && isCaseChosen());
      toggle.textContent = isHidden() ? words('work.showCase') : words('work.hideCase');
      choices.forEach((button, i) => button.setAttribute('aria-pressed', isCaseChosen() === (i === 1)));
    };
    toggle.addEventListener('click', () => {
      localStorage.setItem(HIDDEN, String(!isHidden()));
      arrange();
    });
    document.querySelector('.task-details').addEventListener('click', keepForm);

    scope.$watch('task.id', async taskId => {
      const card = taskId && (await cardOf(taskId));
      if ((scope.task || {}).id !== taskId) {
        return;
      }
      shown = card ? { task: taskId, number: card.number } : {};
      if (shown.number) {
        link.href = addressOf(shown.number);
        link.textContent = shown.number;
        frame.show(shown.number);
      }
      arrange();
    });
    // The page names who works on the task.
    scope.$watch('task.assignee', () => {
      if (shown.number && (scope.task || {}).id === shown.task) {
        frame.refresh();
      }
    });
    scope.$on('$destroy', () => {
      document.body.classList.remove('case-is-beside', 'case-is-chosen');
      frame.remove();
    });
  }
};
