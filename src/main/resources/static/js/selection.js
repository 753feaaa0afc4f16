// In the list of cases: ticks a whole page, and says how many cases are ticked. Without this script staff tick one by
// one, and the next page says how many.
(() => {
  const all = document.querySelector('#tick-all input');
  const said = document.getElementById('ticked');
  const ticks = [...document.querySelectorAll('input.tick')];
  if (!all || !ticks.length) {
    return;
  }

  const tell = () => {
    const ticked = ticks.filter(tick => tick.checked).length;
    said.textContent = said.dataset.some.replace('%', ticked);
    said.hidden = ticked === 0;
    all.checked = ticked === ticks.length;
  };

  document.getElementById('tick-all').hidden = false;
  all.addEventListener('change', () => {
    ticks.forEach(tick => (tick.checked = all.checked));
    tell();
  });
  ticks.forEach(tick => tick.addEventListener('change', tell));
  tell();
})();
