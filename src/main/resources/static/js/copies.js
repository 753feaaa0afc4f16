// Copies what a button names; without this script the text can be marked and copied.
(() => {
  document.querySelectorAll('button[data-copies]').forEach(button => {
    const text = document.getElementById(button.dataset.copies);
    const copied = button.parentElement.querySelector('[data-copied]');
    button.hidden = false;

    // The clipboard of its own is there on secure connections only.
    const byHand = () => {
      window.getSelection().selectAllChildren(text);
      return document.execCommand('copy');
    };

    button.addEventListener('click', async () => {
      copied.hidden = true;
      const done = navigator.clipboard
        ? await navigator.clipboard.writeText(text.textContent).then(() => true, byHand)
        : byHand();
      copied.hidden = !done;
    });
  });
})();
