// Adds what Tasklist lacks: the way to our sign-in page, to the staff's intake page, and from a task to its case;
// and the way to complete a form with a list.
import listRows from './list-rows.js';
import './reply.js';
import signIn from './sign-in.js';
import words from './words.js';

const link = (href, text) => {
  const element = document.createElement('a');
  element.href = href;
  element.textContent = text;
  return element;
};

const intake = {
  id: 'feedback-loop-intake',
  pluginPoint: 'tasklist.navbar.action',
  priority: 300,
  render: node => node.append(link('/intake', words('录入反馈', 'Record feedback')))
};

const caseNumber = (engineApi, taskId) =>
  fetch(`${engineApi}/task/${encodeURIComponent(taskId)}/variables/feedbackNumber`)
    .then(answer => (answer.ok ? answer.json() : {}))
    .then(variable => variable.value);

// The place gets no task of its own; it follows the task that is open.
const openCase = {
  id: 'feedback-loop-case',
  pluginPoint: 'tasklist.task.action',
  priority: 300,
  render: (node, { api }, scope) => {
    scope.$watch('task.id', async taskId => {
      node.replaceChildren();
      const number = taskId && (await caseNumber(api.engineApi, taskId));
      if (number && scope.task && scope.task.id === taskId) {
        const toCase = link(`/cases/${encodeURIComponent(number)}`, `${words('查看案件', 'Open case')} ${number}`);
        toCase.className = 'open-case';
        node.replaceChildren(toCase);
      }
    });
  }
};

export default [signIn, intake, openCase, listRows];
