// Shows the case beside the form of the open task.
import { addressOf, inNewWindow, openFrame } from './case-frame.js';
import { cardOf } from './cards.js';
import { element, openTask } from './tasklist.js';
import words from './words.js';

const HIDDEN = 'feedback-loop.case-hidden';

const isHidden = () => localStorage.getItem(HIDDEN) === 'true';

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
    node.append(link, toggle);
    let shown = {};

    const arrange = () => {
      node.hidden = !shown.number;
      document.body.classList.toggle('case-is-beside', Boolean(shown.number) && !isHidden());
      toggle.textContent = isHidden() ? words('work.showCase') : words('work.hideCase');
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
      document.body.classList.remove('case-is-beside');
      frame.remove();
    });
  }
};
