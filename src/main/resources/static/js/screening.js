// In the list of the screening: ticks a whole page, and says how many cases are ticked. Without this script staff tick
// row by row, and the preview says how many.
(() => {
  const queue = document.getElementById('queue');
  const all = document.querySelector('#tick-all input');
  const said = document.getElementById('ticked');
  if (!queue) {
    return;
  }
  const rows = [...queue.querySelectorAll('td:first-child input')];

  // Whoever takes a row takes all of it, whatever is ticked within.
  const count = () =>
    [...queue.querySelectorAll('tbody tr')].reduce((sum, row) => {
      const whole = row.querySelector('td:first-child input');
      const within = row.querySelectorAll('.alike input:checked').length;
      return sum + (whole.checked ? Number(row.dataset.count) : within);
    }, 0);

  const tell = () => {
    const ticked = count();
    said.textContent = (ticked > Number(said.dataset.most) ? said.dataset.many : said.dataset.some).replace('%', ticked);
    said.hidden = ticked === 0;
    all.checked = rows.every(row => row.checked);
  };

  document.getElementById('tick-all').hidden = false;
  all.addEventListener('change', () => {
    rows.forEach(row => (row.checked = all.checked));
    tell();
  });
  queue.addEventListener('change', tell);
  tell();
})();
