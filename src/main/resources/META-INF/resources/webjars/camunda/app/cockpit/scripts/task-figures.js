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

const note = words('app.noTaskFigures');
document.documentElement.style.setProperty('--no-task-figures', JSON.stringify(note));

seesAll().then(
  all => document.documentElement.classList.toggle('sees-all-tasks', all),
  problem => console.error(problem)
);

export default [];
