// Cockpit counts the tasks that the reader may see. To who may not see those of all teams it would show a false number,
// mostly 0: its figures of tasks are shown to the others only.
import words from '../../tasklist/scripts/words.js';

const ALL = new URLSearchParams({
  permissionName: 'READ_TASK',
  resourceName: 'PROCESS_DEFINITION',
  resourceType: 6,
  resourceId: '*'
});

const seesAll = async () => {
  const answer = await fetch(`/camunda/api/engine/engine/default/authorization/check?${ALL}`, {
    headers: { Accept: 'application/json' }
  });
  return answer.ok && (await answer.json()).authorized;
};

const note = words(
  '这里只数得到您自己部门的任务，所以不显示数字。各案件的任务见案件页。',
  'Only tasks of your own teams could be counted here, so there is no number. The tasks of a case stand on its page.'
);
document.documentElement.style.setProperty('--no-task-figures', JSON.stringify(note));

seesAll().then(
  all => document.documentElement.classList.toggle('sees-all-tasks', all),
  problem => console.error(problem)
);

export default [];
