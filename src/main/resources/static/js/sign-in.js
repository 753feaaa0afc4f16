// Where a page was asked for, it may be a place in it, which stands behind a # and is not sent. A redirection keeps it,
// but an answer to a form only if the form has it.
(() => {
  const form = document.querySelector('form[method="post"]');
  form.action += window.location.hash;
})();
