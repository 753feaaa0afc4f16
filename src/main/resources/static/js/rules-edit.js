// Checks what is being typed after a pause. Shows what was found and how it will look. Marks the cells of a table that
// findings speak of, or the whole rule. Without this script the button does the same.
(() => {
  const PAUSE = 800;
  const editor = document.getElementById('editor');
  let waiting;
  let asked = 0;

  const place = link => {
    const row = document.querySelectorAll('#table-editor tbody tr')[link.dataset.rule - 1];
    const column = [...document.querySelectorAll('#table-editor thead [data-col-id]')].find(head =>
      [...head.querySelectorAll('*')].some(part => part.textContent.trim() === link.dataset.column));
    return (row && column && row.querySelector(`[data-col-id="${CSS.escape(column.dataset.colId)}"]`)) || row;
  };

  const mark = () => {
    document.querySelectorAll('#table-editor .found').forEach(marked => marked.classList.remove('found'));
    document.querySelectorAll('#findings a[data-rule]').forEach(link => place(link)?.classList.add('found'));
  };

  const check = async () => {
    const mine = ++asked;
    const answer = await fetch(editor.dataset.check, { method: 'POST', body: new FormData(editor) });
    if (!answer.ok || mine !== asked) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('checked').replaceWith(document.adoptNode(page.getElementById('checked')));
    mark();
  };

  editor.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  });

  document.getElementById('check').addEventListener('click', event => {
    event.preventDefault();
    check();
  });

  document.addEventListener('click', event => {
    const link = event.target.closest('#findings a[data-rule]');
    const found = link && place(link);
    if (found) {
      event.preventDefault();
      found.scrollIntoView({ block: 'center' });
      found.classList.add('found');
    }
  });
})();
