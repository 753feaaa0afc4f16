// Checks what is being typed after a pause, shows what was found and how it will look, and marks the rules of a table
// that findings speak of. Without this script the button does the same.
(() => {
  const PAUSE = 800;
  const editor = document.getElementById('editor');
  let waiting;
  let asked = 0;

  const mark = () => {
    const rules = [...document.querySelectorAll('#findings a[data-rule]')].map(link => link.dataset.rule);
    document.querySelectorAll('#table-editor tbody tr').forEach((row, index) => {
      row.classList.toggle('found', rules.includes(String(index + 1)));
    });
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
    const row = link && document.querySelectorAll('#table-editor tbody tr')[link.dataset.rule - 1];
    if (row) {
      event.preventDefault();
      row.scrollIntoView({ block: 'center' });
      row.classList.add('found');
    }
  });
})();
