// Makes tabs of the sections at the end of the case page, and folds long messages. The address says which tab is open.
// Without this script all of it stands one below the other.
(() => {
  const LONGEST = 220;
  const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
  const area = document.querySelector('.tabs');
  const panels = [...area.querySelectorAll('.tab')];
  const list = document.createElement('div');
  list.className = 'tab-list no-print';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', area.dataset.label);

  const open = panel =>
    panels.forEach((other, i) => {
      const chosen = other === panel;
      other.hidden = !chosen;
      list.children[i].setAttribute('aria-selected', chosen);
      list.children[i].tabIndex = chosen ? 0 : -1;
    });
  // A tab that is clicked is no step that "Back" would take back.
  const choose = panel => {
    open(panel);
    history.replaceState(history.state, '', `#${panel.id}`);
  };

  panels.forEach(panel => {
    const name = document.createElement('button');
    name.type = 'button';
    name.id = `${panel.id}-name`;
    name.textContent = panel.dataset.tab;
    name.setAttribute('role', 'tab');
    name.setAttribute('aria-controls', panel.id);
    name.addEventListener('click', () => choose(panel));
    list.append(name);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', name.id);
  });
  list.addEventListener('keydown', event => {
    const at = [...list.children].indexOf(event.target);
    const ends = { Home: 0, End: panels.length - 1 };
    const to = event.key in ends ? ends[event.key] : at + STEPS[event.key];
    if (panels[to]) {
      event.preventDefault();
      choose(panels[to]);
      list.children[to].focus();
    }
  });
  area.prepend(list);

  const follow = () => {
    const part = document.getElementById(location.hash.slice(1));
    const panel = part && part.closest('.tab');
    if (panel) {
      open(panel);
    }
    if (panel && panel !== part) {
      part.scrollIntoView();
    }
  };
  open(panels[0]);
  follow();
  window.addEventListener('hashchange', follow);

  const conversation = document.getElementById('conversation');
  document.querySelectorAll('#conversation .words, #contributions .words').forEach(text => {
    // What is folded away anyway is as long as it is.
    if (text.scrollHeight <= LONGEST || text.closest('details')) {
      return;
    }
    const more = document.createElement('button');
    more.type = 'button';
    more.className = 'plain more no-print';
    const fold = folded => {
      text.classList.toggle('folded', folded);
      more.setAttribute('aria-expanded', !folded);
      more.textContent = folded ? conversation.dataset.more : conversation.dataset.less;
    };
    more.addEventListener('click', () => fold(!text.classList.contains('folded')));
    fold(true);
    text.after(more);
  });
})();
