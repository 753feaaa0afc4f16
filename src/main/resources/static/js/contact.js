// Hides what was shown of a customer after a minute, and when the page comes back from the browser's memory. Without
// this script the page reads itself anew after a minute.
(() => {
  const shown = document.getElementById('revealed');
  if (!shown) {
    return;
  }
  const value = document.getElementById('revealed-value');
  const left = document.getElementById('revealed-left');
  const until = Date.now() + Number(shown.dataset.seconds) * 1000;

  const hide = () => {
    value.remove();
    left.textContent = shown.dataset.over;
    clearInterval(clock);
  };
  const tell = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) {
      left.textContent = shown.dataset.left.replace('{0}', seconds);
    } else {
      hide();
    }
  };
  const clock = setInterval(tell, 1000);
  tell();
  window.addEventListener('pagehide', hide);
})();
