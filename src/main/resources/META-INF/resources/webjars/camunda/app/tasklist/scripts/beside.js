// Shows the case beside the form of the open task: our own page in a frame, so that nothing that a customer wrote is
// ever compiled by Tasklist (S-20 … S-22).
import { cardOf } from './cards.js';
import { element, openTask } from './tasklist.js';
import words from './words.js';

const HIDDEN = 'feedback-loop.case-hidden';
const TASKLIST = '/camunda/app/tasklist/';

const isHidden = () => localStorage.getItem(HIDDEN) === 'true';

const addressOf = number => `/cases/${encodeURIComponent(number)}`;

// Cases open within the frame, tasks in the Tasklist around it, everything else in a window of its own.
const follow = event => {
  const link = event.target.closest('a[href]');
  const task = link && link.pathname.startsWith(TASKLIST) && new URLSearchParams(link.hash.slice(2)).get('task');
  if (task) {
    event.preventDefault();
    openTask(task);
  } else if (link && !link.pathname.startsWith('/cases/')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
};

const openFrame = onWorked => {
  const column = element('section', 'column case-beside');
  const frame = document.createElement('iframe');
  frame.title = words('案件', 'Case');
  column.append(frame);
  document.querySelector('.three-cols-layout-columns').append(column);
  let opening = false;
  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    if (!page) {
      // No page of ours: the session is over, and the sign-in page stands in no frame.
      window.location.reload();
      return;
    }
    page.addEventListener('click', follow);
    if (!opening) {
      onWorked();
    }
    opening = false;
  });
  return {
    show: number => {
      opening = true;
      frame.contentWindow.location.replace(addressOf(number));
    },
    remove: () => column.remove()
  };
};

export default {
  id: 'feedback-loop-case',
  pluginPoint: 'tasklist.task.action',
  priority: 300,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    // What is done on the case may have changed, reassigned or ended the task.
    const frame = openFrame(() =>
      scope.$applyAsync(() => {
        tasklist.changed('taskList');
        tasklist.changed('task');
      })
    );
    const link = element('a', 'open-case');
    link.target = '_blank';
    link.title = words('在新窗口打开案件', 'Open the case in a new window');
    const toggle = element('button', 'btn btn-link toggle-case');
    toggle.type = 'button';
    let number;

    const arrange = () => {
      node.hidden = !number;
      document.body.classList.toggle('case-is-beside', Boolean(number) && !isHidden());
      toggle.textContent = isHidden() ? words('显示案件', 'Show case') : words('隐藏案件', 'Hide case');
    };
    toggle.addEventListener('click', () => {
      localStorage.setItem(HIDDEN, String(!isHidden()));
      arrange();
    });
    node.append(link, toggle);

    scope.$watch('task.id', async taskId => {
      const card = taskId && (await cardOf(taskId));
      if ((scope.task ? scope.task.id : undefined) !== (taskId || undefined)) {
        return;
      }
      number = card && card.number;
      if (number) {
        link.href = addressOf(number);
        link.textContent = number;
        frame.show(number);
      }
      arrange();
    });
    scope.$on('$destroy', () => {
      document.body.classList.remove('case-is-beside');
      frame.remove();
    });
  }
};
