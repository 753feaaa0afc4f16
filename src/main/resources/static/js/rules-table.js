// Edits a decision table as a table; the text that is saved and checked follows every change. Without this script, and
// for a text that is no table, the text itself is edited.
(() => {
  const editor = document.getElementById('editor');
  const text = editor.querySelector('textarea[name=text]');
  const table = document.getElementById('table-editor');
  const words = new Map([...document.querySelectorAll('#editor-words dt')]
    .map(word => [word.textContent, word.nextElementSibling.textContent]));
  const translate = (word, replaced = {}) => (words.get(word) || word)
    .replace(/{([^}]+)}/g, (all, name) => replaced[name] || all);
  const modules = { additionalModules: [{ translate: ['value', translate] }] };

  table.hidden = false;
  const modeler = new DmnJS({
    container: table,
    common: { keyboard: { bindTo: document } },
    decisionTable: modules,
    drd: modules,
    literalExpression: modules
  });

  const follow = () => modeler.saveXML({ format: true }, (error, xml) => {
    if (!error && xml !== text.value) {
      text.value = xml;
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });

  const asText = () => {
    table.hidden = true;
    editor.classList.remove('has-table');
  };

  modeler.importXML(text.value, { open: false }, error => {
    const view = !error && modeler.getViews().find(found => found.type === 'decisionTable');
    if (!view) {
      asText();
      return;
    }
    modeler.open(view, problem => {
      if (problem) {
        asText();
        return;
      }
      editor.classList.add('has-table');
      // The library leaves out that one scrolls with the keyboard, too.
      table.querySelector('.tjs-table-container').tabIndex = 0;
      modeler.getActiveViewer().get('eventBus').on('commandStack.changed', follow);
    });
  });
})();
