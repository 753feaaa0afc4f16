// Copies the secret of a new case; without this script, one click on it marks all of it.
(() => {
  const button = document.getElementById('copy-secret');
  const secret = document.getElementById('secret');
  const copied = document.getElementById('secret-copied');
  button.hidden = false;

  // The clipboard of its own is there on secure connections only.
  const byHand = () => {
    window.getSelection().selectAllChildren(secret);
    return document.execCommand('copy');
  };

  button.addEventListener('click', async () => {
    copied.hidden = true;
    const done = navigator.clipboard
      ? await navigator.clipboard.writeText(secret.textContent).then(() => true, byHand)
      : byHand();
    copied.hidden = !done;
  });
})();
